using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using Npgsql;

namespace Portal.Data.Storage;

/// <summary>Applies the numbered migrations, forward only, each in one transaction, and refuses an edited old file.</summary>
public sealed class Migrator(Database database, IClock clock)
{
    private const string JournalSql = """
        create table if not exists schema_migration (
            name text primary key,
            sha256 text not null,
            applied_at bigint not null
        )
        """;

    private const string AppliedSql = """
        select name, sha256
        from schema_migration
        order by name
        """;

    private const string RecordSql = """
        insert into schema_migration (name, sha256, applied_at)
        values (@name, @sha256, @appliedAt)
        """;

    // Found as the scripts are: by what the assembly holds, for Storage knows no feature
    private static readonly Dictionary<string, IMigrationStep> Steps = Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type.IsClass && type.IsAssignableTo(typeof(IMigrationStep)))
        .Select(type => (IMigrationStep)Activator.CreateInstance(type)!)
        .ToDictionary(step => step.Name, StringComparer.Ordinal);

    /// <summary>Brings the schema up to date; does nothing when it is.</summary>
    /// <returns>The names applied now, in order.</returns>
    /// <exception cref="InvalidOperationException">A file that was applied before has other content now.</exception>
    public async Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(JournalSql, cancellationToken: cancellation));
        var rows = await connection.QueryAsync<AppliedRow>(new CommandDefinition(AppliedSql, cancellationToken: cancellation));
        var applied = rows.ToDictionary(row => row.Name, row => row.Sha256);

        var done = new List<string>();
        foreach (var (name, sql) in Scripts(database.Dialect.MigrationFolder))
        {
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
            if (!applied.TryGetValue(name, out var before))
            {
                await ApplyOneAsync(connection, name, sql, sha256, cancellation);
                done.Add(name);
            }
            else if (before != sha256)
            {
                throw new InvalidOperationException(
                    $"Migration {name} was applied with other content. Migrations are never edited: restore the file and add a new one.");
            }
        }

        return done;
    }

    /// <summary>Whether the schema is up to date. Creates nothing: a file that is not there, or holds nothing of this program, is not.</summary>
    public async Task<bool> IsAppliedAsync(CancellationToken cancellation)
    {
        if (database.File is { } file && !File.Exists(file))
        {
            return false;
        }

        await using var connection = await database.OpenAsync(cancellation);
        try
        {
            var rows = await connection.QueryAsync<AppliedRow>(new CommandDefinition(AppliedSql, cancellationToken: cancellation));
            var applied = rows.Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
            return Scripts(database.Dialect.MigrationFolder).All(script => applied.Contains(script.Name));
        }
        catch (DbException absent) when (absent is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_ERROR } or { SqlState: PostgresErrorCodes.UndefinedTable })
        {
            return false;
        }
    }

    /// <summary>The embedded scripts of one database in order of their numbers.</summary>
    /// <param name="folder"><c>sqlite</c> or <c>postgres</c>.</param>
    internal static IReadOnlyList<(string Name, string Sql)> Scripts(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"Portal.Data.Storage.Migrations.{folder}.";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(resource => resource.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(resource => (resource[prefix.Length..], Read(assembly, resource))),
        ];
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private async Task ApplyOneAsync(DbConnection connection, string name, string sql, string sha256, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(sql, transaction: transaction, cancellationToken: cancellation));
        if (Steps.TryGetValue(name, out var step))
        {
            await step.RunAsync(transaction, database.Dialect, cancellation);
        }

        var journal = new { name, sha256, appliedAt = clock.GetCurrentInstant() };
        await connection.ExecuteAsync(new CommandDefinition(RecordSql, journal, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
    }

    private sealed record AppliedRow
    {
        public required string Name { get; init; }

        public required string Sha256 { get; init; }
    }
}
