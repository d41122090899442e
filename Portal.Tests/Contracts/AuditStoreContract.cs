using Dapper;
using Portal.Data.Audit;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>The audit log on every database: what was written stays as it was written, or the walk says where it does not.</summary>
public sealed class AuditStoreContract
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Append_ManyAtOnce_MakesOneWholeChain(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var store = new AuditStore(test.Database, FixedClock.At(2026, 3, 1));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => store.AppendAsync(new AuditEvent("somebody", "claim.accepted", $"n-{i}"), CancellationToken.None)));

        var queries = new AuditQueries(test.Database);
        Assert.Equal(new AuditVerification(20, null), await queries.VerifyAsync(CancellationToken.None));
        Assert.Equal([20L, 19L, 18L], (await queries.PageAsync(null, null, 3, CancellationToken.None)).Select(entry => entry.Seq));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "update audit_entry set actor = 'another' where seq = 2", 2)]
    [InlineData(DatabaseKind.Postgres, "update audit_entry set actor = 'another' where seq = 2", 2)]
    [InlineData(DatabaseKind.Sqlite, "update audit_entry set at = at + 1 where seq = 3", 3)]
    [InlineData(DatabaseKind.Sqlite, "update audit_entry set action = 'a.bx', subject = 'subject' where seq = 1", 1)]
    [InlineData(DatabaseKind.Sqlite, "delete from audit_entry where seq = 2", 2)]
    [InlineData(DatabaseKind.Sqlite, "delete from audit_entry where seq = 3", 3)]
    [InlineData(DatabaseKind.Sqlite, "delete from audit_entry", 1)]
    [InlineData(DatabaseKind.Sqlite, "delete from audit_head", 4)]
    public async Task Verify_SomebodyTouchedIt_SaysWhere(DatabaseKind kind, string attack, long brokenAt)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var store = new AuditStore(test.Database, FixedClock.At(2026, 3, 1));
        for (var i = 0; i < 3; i++)
        {
            await store.AppendAsync(new AuditEvent("somebody", "a.b", "xsubject", new Dictionary<string, string> { ["reason"] = "late" }), CancellationToken.None);
        }

        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync(attack);
        }

        Assert.Equal(brokenAt, (await new AuditQueries(test.Database).VerifyAsync(CancellationToken.None)).BrokenAt);
    }

    [Fact]
    public async Task Append_TransactionTakenBack_LeavesNothing()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var store = new AuditStore(test.Database, FixedClock.At(2026, 3, 1));

        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await store.AppendAsync(transaction, new AuditEvent("somebody", "a.b", "c"), CancellationToken.None);
        }

        Assert.Equal(new AuditVerification(0, null), await new AuditQueries(test.Database).VerifyAsync(CancellationToken.None));
    }
}
