using System.Security.Cryptography;
using System.Text;
using Dapper;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Accounts;

/// <summary>Keeps answers for a while, so that a sender who lost one may ask again. A request's name is kept as a hash.</summary>
public sealed class ApiAnswerStore(Database database, IClock clock)
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly Duration Kept = Duration.FromDays(7);

    private const string FindSql = """
        select body_hash, status, answer
        from api_answer
        where key_prefix = @keyPrefix
            and request_hash = @requestHash
            and answered_at >= @oldest
        """;

    /// <summary>The answer that a request of this name got; null for none.</summary>
    public async Task<ApiAnswer?> FindAsync(string keyPrefix, string requestName, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var key = new { keyPrefix, requestHash = Hash(requestName), oldest = clock.GetCurrentInstant() - Kept };
        return await connection.QuerySingleOrDefaultAsync<ApiAnswer>(new CommandDefinition(FindSql, key, cancellationToken: cancellation));
    }

    private const string ForgetSql = """
        delete from api_answer
        where answered_at < @oldest
        """;

    private const string PutSql = """
        insert into api_answer (key_prefix, request_hash, body_hash, status, answer, answered_at)
        values (@keyPrefix, @requestHash, @bodyHash, @status, @answer, @now)
        on conflict (key_prefix, request_hash) do nothing
        """;

    /// <summary>Keeps an answer, and forgets those whose time is over.</summary>
    public async Task PutAsync(string keyPrefix, string requestName, ApiAnswer answer, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        await using var connection = await database.OpenAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(ForgetSql, new { oldest = now - Kept }, cancellationToken: cancellation));
        var row = new { keyPrefix, requestHash = Hash(requestName), bodyHash = answer.BodyHash, status = answer.Status, answer = answer.Answer, now };
        await connection.ExecuteAsync(new CommandDefinition(PutSql, row, cancellationToken: cancellation));
    }

    private static byte[] Hash(string requestName) => SHA256.HashData(Encoding.UTF8.GetBytes(requestName));
}
