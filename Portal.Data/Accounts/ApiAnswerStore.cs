using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using NodaTime;
using Portal.Data.Notices;
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

    /// <summary>Keeps an answer that stands alone, and forgets those whose time is over. False where the name had its answer already.</summary>
    public async Task<bool> PutAsync(string keyPrefix, string requestName, ApiAnswer answer, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var isNew = await PutAsync(transaction, keyPrefix, requestName, answer, cancellation);
        await transaction.CommitAsync(cancellation);
        return isNew;
    }

    /// <summary>Keeps an answer together with the events that it speaks of, or neither. False where the name had its answer already.</summary>
    public Task<bool> PutAsync(NoticeBatchStore batch, string keyPrefix, string requestName, ApiAnswer answer, CancellationToken cancellation) =>
        PutAsync(batch.Transaction, keyPrefix, requestName, answer, cancellation);

    private async Task<bool> PutAsync(DbTransaction transaction, string keyPrefix, string requestName, ApiAnswer answer, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(new CommandDefinition(ForgetSql, new { oldest = now - Kept }, transaction, cancellationToken: cancellation));
        var row = new { keyPrefix, requestHash = Hash(requestName), bodyHash = answer.BodyHash, status = answer.Status, answer = answer.Answer, now };
        return await connection.ExecuteAsync(new CommandDefinition(PutSql, row, transaction, cancellationToken: cancellation)) == 1;
    }

    private static byte[] Hash(string requestName) => SHA256.HashData(Encoding.UTF8.GetBytes(requestName));
}
