using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Audit;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Accounts;

/// <summary>Makes, finds and revokes keys of machines. A key's text is returned once and kept nowhere.</summary>
public sealed class ApiKeyStore(Database database, AuditStore audit, IClock clock)
{
    private const string Columns = "prefix, name, source_code, scope, scope_code, requests_per_minute, created_at, expires_at, revoked_at";

    private const string InsertSql = """
        insert into api_key (prefix, name, hash, source_code, scope, scope_code, requests_per_minute, created_at, expires_at)
        values (@prefix, @name, @hash, @sourceCode, @scope, @scopeCode, @requestsPerMinute, @createdAt, @expiresAt)
        """;

    /// <summary>Makes a key.</summary>
    /// <param name="request">What it may do.</param>
    /// <param name="actor">Key of the account that makes it, for the audit log.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The key, and its text: shown now and never again.</returns>
    public async Task<(ApiKey Key, string Token)> AddAsync(ApiKeyRequest request, string actor, CancellationToken cancellation)
    {
        if (request.SourceCode is null == request.Reads is null)
        {
            throw new ArgumentException("A key either sends for a source or reads through a scope.", nameof(request));
        }

        var (token, prefix) = ApiKeyToken.Of(RandomNumberGenerator.GetBytes(ApiKeyToken.PrefixBytes), RandomNumberGenerator.GetBytes(ApiKeyToken.SecretBytes));
        var now = TypeHandlers.ToInstant(clock.GetCurrentInstant().ToMicros());
        var key = new ApiKey
        {
            Prefix = prefix,
            Name = request.Name,
            SourceCode = request.SourceCode,
            Reads = request.Reads,
            RequestsPerMinute = request.RequestsPerMinute,
            CreatedAt = now,
            ExpiresAt = now + request.Lifetime,
        };
        var (scope, scopeCode) = ScopeWords(request.Reads);
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var row = new
        {
            prefix,
            name = request.Name,
            hash = ApiKeyToken.Hash(token),
            sourceCode = request.SourceCode,
            scope,
            scopeCode,
            requestsPerMinute = request.RequestsPerMinute,
            createdAt = key.CreatedAt,
            expiresAt = key.ExpiresAt,
        };
        await connection.ExecuteAsync(new CommandDefinition(InsertSql, row, transaction, cancellationToken: cancellation));
        var facts = new Dictionary<string, string>
        {
            ["may"] = request.SourceCode is { } source ? $"send for {source}" : $"read {scope} {scopeCode}".TrimEnd(),
            ["requests_per_minute"] = request.RequestsPerMinute.ToString(CultureInfo.InvariantCulture),
            ["expires_at"] = InstantPattern.ExtendedIso.Format(key.ExpiresAt),
        };
        await audit.AppendAsync(transaction, new AuditEvent(actor, "key.added", prefix, facts), cancellation);
        await transaction.CommitAsync(cancellation);
        return (key, token);
    }

    private const string AllSql = $"""
        select {Columns}
        from api_key
        order by created_at, prefix
        """;

    /// <summary>Every key that was made, revoked ones among them, oldest first.</summary>
    public async Task<IReadOnlyList<ApiKey>> AllAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. (await connection.QueryAsync<KeyRow>(new CommandDefinition(AllSql, cancellationToken: cancellation))).Select(row => row.ToKey())];
    }

    private const string RevokeSql = """
        update api_key
        set revoked_at = @now
        where prefix = @prefix
            and revoked_at is null
        """;

    /// <summary>Takes a key back, at once and for ever.</summary>
    /// <returns>False where no key that still counts has that prefix.</returns>
    public async Task<bool> RevokeAsync(string prefix, string actor, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var row = new { prefix, now = clock.GetCurrentInstant() };
        if (await connection.ExecuteAsync(new CommandDefinition(RevokeSql, row, transaction, cancellationToken: cancellation)) == 0)
        {
            return false;
        }

        await audit.AppendAsync(transaction, new AuditEvent(actor, "key.revoked", prefix), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private const string FindSql = $"""
        select {Columns}, hash
        from api_key
        where prefix = @prefix
        """;

    /// <summary>Looks at a presented key. What it was is told only to who has the whole of it.</summary>
    public async Task<ApiKeyFinding> FindAsync(string token, CancellationToken cancellation)
    {
        if (ApiKeyToken.PrefixOf(token) is not { } prefix)
        {
            return new ApiKeyFinding.Unknown();
        }

        await using var connection = await database.OpenAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<HashedRow>(new CommandDefinition(FindSql, new { prefix }, cancellationToken: cancellation));
        if (row is null || !CryptographicOperations.FixedTimeEquals(row.Hash, ApiKeyToken.Hash(token)))
        {
            return new ApiKeyFinding.Unknown();
        }

        var key = row.ToKey();
        return key.RevokedAt is not null ? new ApiKeyFinding.Revoked()
            : key.ExpiresAt <= clock.GetCurrentInstant() ? new ApiKeyFinding.Expired()
            : new ApiKeyFinding.Valid(key);
    }

    private static (string? Scope, string? Code) ScopeWords(Scope? scope) => scope switch
    {
        null => (null, null),
        Scope.All => ("all", null),
        Scope.OfProvider one => ("provider", one.Code),
        Scope.OfJurisdiction one => ("jurisdiction", one.Code),
        _ => throw new ArgumentException("A key reads everything, one provider or one jurisdiction.", nameof(scope)),
    };

    private record KeyRow
    {
        public required string Prefix { get; init; }

        public required string Name { get; init; }

        public string? SourceCode { get; init; }

        public string? Scope { get; init; }

        public string? ScopeCode { get; init; }

        public required int RequestsPerMinute { get; init; }

        public required Instant CreatedAt { get; init; }

        public required Instant ExpiresAt { get; init; }

        public Instant? RevokedAt { get; init; }

        internal ApiKey ToKey() => new()
        {
            Prefix = Prefix,
            Name = Name,
            SourceCode = SourceCode,
            Reads = Scope switch
            {
                null => null,
                "all" => new Scope.All(),
                "provider" => new Scope.OfProvider(ScopeCode!),
                "jurisdiction" => new Scope.OfJurisdiction(ScopeCode!),
                _ => throw new UnreachableException(),
            },
            RequestsPerMinute = RequestsPerMinute,
            CreatedAt = CreatedAt,
            ExpiresAt = ExpiresAt,
            RevokedAt = RevokedAt,
        };
    }

    private sealed record HashedRow : KeyRow
    {
        public required byte[] Hash { get; init; }
    }
}
