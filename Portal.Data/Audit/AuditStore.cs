using System.Data.Common;
using System.Text.Json;
using Dapper;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Audit;

/// <summary>Appends to the audit log, best inside the transaction that does what the entry tells: both happen or neither.</summary>
public sealed class AuditStore(Database database, IClock clock)
{
    // Takes the row of the head until the transaction ends, hence the next writer waits and then continues after this entry
    private const string TakeHeadSql = """
        update audit_head
        set seq = seq + 1
        where id = 1
        returning seq, hash
        """;

    private const string InsertSql = """
        insert into audit_entry (seq, at, actor, action, subject, detail, hash)
        values (@Seq, @At, @Actor, @Action, @Subject, @Detail, @Hash)
        """;

    private const string MoveHeadSql = """
        update audit_head
        set hash = @hash
        where id = 1
        """;

    /// <summary>Appends in a transaction of its own.</summary>
    public async Task<AuditEntry> AppendAsync(AuditEvent done, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var entry = await AppendAsync(transaction, done, cancellation);
        await transaction.CommitAsync(cancellation);
        return entry;
    }

    /// <summary>Appends inside a transaction that the caller commits.</summary>
    internal async Task<AuditEntry> AppendAsync(DbTransaction transaction, AuditEvent done, CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        var head = await connection.QuerySingleAsync<AuditHead>(new CommandDefinition(TakeHeadSql, transaction: transaction, cancellationToken: cancellation));
        var entry = new AuditEntry
        {
            Seq = head.Seq,
            At = TypeHandlers.ToInstant(clock.GetCurrentInstant().ToMicros()),
            Actor = done.Actor,
            Action = done.Action,
            Subject = done.Subject,
            Detail = JsonSerializer.Serialize(new SortedDictionary<string, string>(done.Detail.ToDictionary(), StringComparer.Ordinal)),
            Hash = [],
        };
        entry = entry with { Hash = entry.HashAfter(head.Hash) };
        await connection.ExecuteAsync(new CommandDefinition(InsertSql, entry, transaction, cancellationToken: cancellation));
        await connection.ExecuteAsync(new CommandDefinition(MoveHeadSql, new { hash = entry.Hash }, transaction, cancellationToken: cancellation));
        return entry;
    }
}
