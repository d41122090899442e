using System.Text.Json;
using Dapper;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Releases.Signing;

/// <summary>
/// Which keys have ever signed, and where the one that signs now lies. Public halves are kept for ever, so that old releases stay provable;
/// secret halves lie in files beside the database. A lost key is never replaced silently: somebody must rotate.
/// </summary>
public sealed class SigningKeyStore(Database database, PortalDataOptions options, IClock clock)
{
    private const string AllSql = """
        select kid, jwk, file, created_at, retired_at
        from release_key
        order by created_at, kid
        """;

    private const string AddSql = """
        insert into release_key (kid, jwk, file, created_at, retired_at)
        values (@kid, @jwk, @file, @at, null)
        on conflict (kid) do nothing
        """;

    private const string RetireSql = """
        update release_key
        set retired_at = @at
        where retired_at is null
        """;

    /// <summary>Every public key, oldest first, retired ones too.</summary>
    public async Task<IReadOnlyList<PublicKeyDocument>> PublicAsync(CancellationToken cancellation) => [.. (await RowsAsync(cancellation)).Select(Document)];

    /// <summary>Retires the key that signs and makes another. Returns the new one's public half.</summary>
    public async Task<PublicKeyDocument> RotateAsync(CancellationToken cancellation)
    {
        var count = (await RowsAsync(cancellation)).Count;
        var file = FormattableString.Invariant($"release-signing-{count + 1}.key");
        if (File.Exists(PathOf(file)))
        {
            throw new InvalidOperationException($"key-file-exists: {file} lies beside the database and belongs to no known key. Move it away first.");
        }

        using var key = SigningKey.Of(SecretFile.LoadOrCreate(PathOf(file), SigningKey.SecretLength));
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var at = clock.GetCurrentInstant();
        await connection.ExecuteAsync(new CommandDefinition(RetireSql, new { at }, transaction, cancellationToken: cancellation));
        await connection.ExecuteAsync(new CommandDefinition(
            AddSql, new { kid = key.Public.Kid, jwk = JsonSerializer.Serialize(key.Public), file, at }, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
        return key.Public;
    }

    /// <summary>The key that signs; made when there has never been one.</summary>
    /// <exception cref="InvalidOperationException">Its file is lost, or holds another key.</exception>
    internal async Task<SigningKey> CurrentAsync(CancellationToken cancellation)
    {
        var rows = await RowsAsync(cancellation);
        if (rows.Count == 0)
        {
            await FirstAsync(cancellation);
            rows = await RowsAsync(cancellation);
        }

        var row = rows.Single(row => row.RetiredAt is null);
        if (!File.Exists(PathOf(row.File)))
        {
            throw new InvalidOperationException($"signing-key-lost: {row.File} is not beside the database. Restore it from a backup, or rotate the key; nothing was published.");
        }

        var key = SigningKey.Of(SecretFile.LoadOrCreate(PathOf(row.File), SigningKey.SecretLength));
        if (key.Public.Kid == row.Kid)
        {
            return key;
        }

        key.Dispose();
        throw new InvalidOperationException($"signing-key-changed: {row.File} holds another key than the one that signed before. Restore it, or rotate the key; nothing was published.");
    }

    /// <summary>The very first key. Several instances that need it at once take the same file, hence the same key.</summary>
    private async Task FirstAsync(CancellationToken cancellation)
    {
        const string First = "release-signing-1.key";
        using var key = SigningKey.Of(SecretFile.LoadOrCreate(PathOf(First), SigningKey.SecretLength));
        await using var connection = await database.OpenAsync(cancellation);
        var parameters = new { kid = key.Public.Kid, jwk = JsonSerializer.Serialize(key.Public), file = First, at = clock.GetCurrentInstant() };
        await connection.ExecuteAsync(new CommandDefinition(AddSql, parameters, cancellationToken: cancellation));
    }

    /// <summary>The secret that orders choices and covers digests; made at the first use.</summary>
    internal byte[] Secret() => SecretFile.LoadOrCreate(PathOf("release-secret.key"), SigningKey.SecretLength);

    private string PathOf(string file) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(options.ReferenceKeyFile))!, file);

    private static PublicKeyDocument Document(KeyRow row) =>
        JsonSerializer.Deserialize<PublicKeyDocument>(row.Jwk) ?? throw new InvalidOperationException($"The public key {row.Kid} can't be read.");

    private async Task<IReadOnlyList<KeyRow>> RowsAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<KeyRow>(new CommandDefinition(AllSql, cancellationToken: cancellation))];
    }

    private sealed record KeyRow
    {
        public required string Kid { get; init; }

        public required string Jwk { get; init; }

        public required string File { get; init; }

        public required Instant CreatedAt { get; init; }

        public Instant? RetiredAt { get; init; }
    }
}
