using System.Data.Common;
using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Audit;

/// <summary>Reads the audit log and verifies its chain.</summary>
public sealed class AuditQueries(Database database)
{
    private const string PageSql = """
        select seq, at, actor, action, subject, detail, hash
        from audit_entry
        where (cast(@before as bigint) is null or seq < @before)
            and (cast(@subject as text) is null or subject = @subject)
        order by seq desc
        limit @count
        """;

    private const string ChainSql = """
        select seq, at, actor, action, subject, detail, hash
        from audit_entry
        where seq > @after
        order by seq
        limit 1000
        """;

    private const string HeadSql = """
        select seq, hash
        from audit_head
        where id = 1
        """;

    private const string OfActionsSql = """
        select seq, at, actor, action, subject, detail, hash
        from audit_entry
        where action like @pattern
        order by seq
        """;

    /// <summary>The newest entries first.</summary>
    /// <param name="before">Entries before this place; null begins at the end.</param>
    /// <param name="subject">Only what was done to this; null for everything.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<IReadOnlyList<AuditEntry>> PageAsync(long? before, string? subject, int count, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<AuditEntry>(new CommandDefinition(PageSql, new { before, subject, count }, cancellationToken: cancellation))];
    }

    /// <summary>All entries whose action is like a pattern, oldest first.</summary>
    internal static async Task<IReadOnlyList<AuditEntry>> OfActionsAsync(DbTransaction transaction, string pattern, CancellationToken cancellation) =>
        [.. await transaction.Connection!.QueryAsync<AuditEntry>(new CommandDefinition(OfActionsSql, new { pattern }, transaction, cancellationToken: cancellation))];

    /// <summary>Walks the whole chain. An entry changed, left out, put in or cut off the end is found.</summary>
    public async Task<AuditVerification> VerifyAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellation);
        var head = await connection.QuerySingleOrDefaultAsync<AuditHead>(new CommandDefinition(HeadSql, transaction: transaction, cancellationToken: cancellation));
        byte[] previous = [];
        long last = 0;
        while (true)
        {
            var page = (await connection.QueryAsync<AuditEntry>(new CommandDefinition(ChainSql, new { after = last }, transaction, cancellationToken: cancellation))).AsList();
            foreach (var entry in page)
            {
                if (entry.Seq != last + 1 || !entry.Hash.AsSpan().SequenceEqual(entry.HashAfter(previous)))
                {
                    return new AuditVerification(last, last + 1);
                }

                (last, previous) = (entry.Seq, entry.Hash);
            }

            if (page.Count == 0)
            {
                var isWhole = head is not null && head.Seq == last && head.Hash.AsSpan().SequenceEqual(previous);
                return new AuditVerification(last, isWhole ? null : last + 1);
            }
        }
    }
}
