using System.Security.Cryptography;
using System.Text;
using Dapper;
using NodaTime;
using Portal.Data.Audit;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Reminders;

/// <summary>Private calendar addresses, one for each person. The address is the password: only its hash is kept.</summary>
public sealed class CalendarFeedStore(Database database, AuditStore audit)
{
    private const int TokenBytes = 32;

    private const string PutSql = """
        insert into calendar_feed (owner, scope_provider, scope_jurisdiction, token_hash, created_at)
        values (@owner, @provider, @jurisdiction, @hash, @now)
        on conflict (owner) do update set
            scope_provider = excluded.scope_provider,
            scope_jurisdiction = excluded.scope_jurisdiction,
            token_hash = excluded.token_hash,
            created_at = excluded.created_at
        """;

    private const string RevokeSql = """
        delete from calendar_feed
        where owner = @owner
        """;

    private const string CreatedSql = """
        select created_at
        from calendar_feed
        where owner = @owner
        """;

    private const string FindSql = """
        select scope_provider, scope_jurisdiction
        from calendar_feed
        where token_hash = @hash
        """;

    /// <summary>Makes an address, and ends the one before. What is returned can't be read again.</summary>
    public async Task<string> RotateAsync(string owner, Scope scope, Instant now, CancellationToken cancellation)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        var (provider, jurisdiction) = ReminderScope.Of(scope);
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var row = new { owner, provider, jurisdiction, hash = Hash(token), now };
        await connection.ExecuteAsync(new CommandDefinition(PutSql, row, transaction, cancellationToken: cancellation));
        await audit.AppendAsync(transaction, new AuditEvent(owner, "calendar.make", provider ?? jurisdiction!), cancellation);
        await transaction.CommitAsync(cancellation);
        return token;
    }

    /// <summary>Ends the address; false where there was none.</summary>
    public async Task<bool> RevokeAsync(string owner, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.ExecuteAsync(new CommandDefinition(RevokeSql, new { owner }, transaction, cancellationToken: cancellation)) == 0)
        {
            return false;
        }

        await audit.AppendAsync(transaction, new AuditEvent(owner, "calendar.end", owner), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Since when the owner's address works; null where there is none.</summary>
    public async Task<Instant?> CreatedAsync(string owner, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<Instant?>(new CommandDefinition(CreatedSql, new { owner }, cancellationToken: cancellation));
    }

    /// <summary>Whose notices an address shows; null where it is none.</summary>
    public async Task<Scope?> FindAsync(string token, CancellationToken cancellation)
    {
        if (token.Length != 2 * TokenBytes || !token.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        await using var connection = await database.OpenAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<FeedRow>(new CommandDefinition(FindSql, new { hash = Hash(token) }, cancellationToken: cancellation));
        return row switch
        {
            { ScopeProvider: { } provider } => new Scope.OfProvider(provider),
            { ScopeJurisdiction: { } jurisdiction } => new Scope.OfJurisdiction(jurisdiction),
            _ => null,
        };
    }

    // 256 random bits need no salt and no slow hash
    private static byte[] Hash(string token) => SHA256.HashData(Encoding.ASCII.GetBytes(token));

    private sealed record FeedRow
    {
        public string? ScopeProvider { get; init; }

        public string? ScopeJurisdiction { get; init; }
    }
}
