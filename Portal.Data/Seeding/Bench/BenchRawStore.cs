using System.Data;
using System.Data.Common;
using Dapper;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Seeding;

/// <summary>
/// The items of the bench as plain rows, one an item, as narrow as they can be, with the indexes that somebody would make who asks by provider, by
/// country and by category: what a cube is measured against. SQLite only.
/// </summary>
internal sealed class BenchRawStore(Database database)
{
    // A spell is a second time online: most items have none, so they stand apart
    private const string CreateSql = """
        pragma journal_mode = off;
        pragma synchronous = off;
        create table bench_item (
          provider integer not null,
          country integer not null,
          category integer not null,
          issued integer not null,
          received integer not null,
          due integer not null,
          removed integer,
          released integer
        ) strict;
        create table bench_spell (
          provider integer not null,
          country integer not null,
          category integer not null,
          due integer not null,
          back integer not null,
          gone integer
        ) strict
        """;

    private const string InsertItemSql = """
        insert into bench_item (provider, country, category, issued, received, due, removed, released)
        values (@provider, @country, @category, @issued, @received, @due, @removed, @released)
        """;

    private const string InsertSpellSql = """
        insert into bench_spell (provider, country, category, due, back, gone)
        values (@provider, @country, @category, @due, @back, @gone)
        """;

    // Rows were written slice by slice in the order of time, so each of them finds its rows close together. Without statistics: with them the database
    // skips through an index of something else and reads every country for one
    private static readonly string[] IndexSql =
    [
        "create index bench_spell_slice on bench_spell (provider, country, category, back)",
        "create index bench_spell_place on bench_spell (country, category, back)",
        "create index bench_spell_category on bench_spell (category, back)",
        "create index bench_item_slice on bench_item (provider, country, category, received)",
        "create index bench_item_place on bench_item (country, category, received)",
        "create index bench_item_category on bench_item (category, received)",
        "create table bench_written (items integer not null) strict",
    ];

    private const string IsThereSql = """
        select count(*) > 0
        from sqlite_master
        where name = 'bench_written'
        """;

    /// <summary>Whether the rows were written before, to the end.</summary>
    internal async Task<bool> IsThereAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(IsThereSql, cancellationToken: cancellation));
    }

    /// <summary>Writes the items that count.</summary>
    internal async Task WriteAsync(BenchWorld world, IProgress<double>? progress, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(BenchRawQueries.SortInFilesSql + CreateSql, cancellationToken: cancellation));
        await using (var transaction = await connection.BeginTransactionAsync(cancellation))
        {
            await WriteAsync(transaction, world, progress, cancellation);
            await transaction.CommitAsync(cancellation);
        }

        foreach (var sql in IndexSql)
        {
            await connection.ExecuteAsync(new CommandDefinition(sql, commandTimeout: 0, cancellationToken: cancellation));
        }
    }

    private static async Task WriteAsync(DbTransaction transaction, BenchWorld world, IProgress<double>? progress, CancellationToken cancellation)
    {
        await using var items = Statement.Prepare(transaction, InsertItemSql, Columns("provider", "country", "category", "issued", "received", "due", "removed", "released"));
        await using var spells = Statement.Prepare(transaction, InsertSpellSql, Columns("provider", "country", "category", "due", "back", "gone"));
        foreach (var slice in world.Slices)
        {
            foreach (var item in world.Notices(slice).SelectMany(notice => notice.Items).Where(item => !item.Flags.HasFlag(ItemFlags.Void)))
            {
                var due = item.DeadlineAt!.Value.ToUnixTimeSeconds();
                await items.ExecuteAsync(
                    cancellation,
                    slice.Provider,
                    slice.Country,
                    slice.Category,
                    item.IssuedAt.ToUnixTimeSeconds(),
                    item.ReceivedAt.ToUnixTimeSeconds(),
                    due,
                    item.RemovedAt?.ToUnixTimeSeconds(),
                    item.ReleasedAt?.ToUnixTimeSeconds());
                foreach (var spell in item.LaterSpells)
                {
                    await spells.ExecuteAsync(
                        cancellation, slice.Provider, slice.Country, slice.Category, due, spell.From.ToUnixTimeSeconds(), spell.To?.ToUnixTimeSeconds());
                }
            }

            progress?.Report((slice.Number + 1.0) / world.Slices.Count);
        }
    }

    private static (string Name, DbType Type)[] Columns(params string[] names) => [.. names.Select(name => (name, DbType.Int64))];
}
