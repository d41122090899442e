using Dapper;
using Microsoft.Data.Sqlite;
using Portal.Commands;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Commands;

/// <summary>A database that is none, is damaged, locked, read-only or silent ends every verb in one line with a name, and never in a stack trace.</summary>
public sealed class DatabaseErrorTests : IDisposable
{
    private readonly PortalProcess portal = new();

    public void Dispose() => portal.Dispose();

    [Fact]
    public async Task AnyVerb_FileThatIsNoDatabase_EndsInOneLine()
    {
        var file = portal.Write("notes.db", new string('n', 5000));
        string[][] verbs =
        [
            ["check"], ["serve", "--urls", "http://127.0.0.1:0"], ["source", "list"], ["key", "list"], ["provider", "list"], ["release", "show"],
            ["slice", "--from", "2026-01-01", "--to", "2026-02-01"], ["import", portal.Write("events.csv", "event_id\n"), "--source", "s"],
        ];
        foreach (var verb in verbs)
        {
            AssertNamed("database-not-one", await portal.RunAsync([.. verb, "--db", file]), verb[0]);
        }

        Assert.Equal(new string('n', 5000), await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Check_DatabaseThatCannotBeUsed_SaysWhatItIs()
    {
        Assert.Equal(ExitCodes.Done, (await portal.RunAsync("source", "add", "--code", "s", "--namespace", "s")).ExitCode);
        var whole = await File.ReadAllBytesAsync(portal.Database);
        await File.WriteAllBytesAsync(portal.PathOf("cut.db"), whole[..(whole.Length / 3)]);
        await File.WriteAllBytesAsync(portal.PathOf("stub.db"), whole[..100]);

        AssertNamed("database-not-opened", await CheckAsync(portal.Folder), "a folder");
        AssertNamed("database-", await CheckAsync(portal.PathOf("cut.db")), "cut in the middle");
        AssertNamed("database-", await CheckAsync(portal.PathOf("stub.db")), "nothing but the first page's head");
        AssertNamed("database-silent", await CheckAsync("Host=127.0.0.1;Port=1;Timeout=3"), "nobody listens");
        AssertNamed("database-address", await CheckAsync("Host=127.0.0.1;Colour=green"), "an unknown word");
        AssertNamed("", await CheckAsync("/proc/self/none/register.db"), "a folder that can't be made");
    }

    [Fact]
    public async Task Failure_OfAReadOnlyOrAFullDatabase_HasItsName()
    {
        await using var database = Database.At(portal.Database);
        await using (var connection = await database.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync("create table t (x text)");
            await connection.ExecuteAsync("pragma max_page_count = 3");
            Assert.StartsWith("disk-full: ", await FailureAsync(() => connection.ExecuteAsync("insert into t (x) values (zeroblob(100000))")), StringComparison.Ordinal);
            await connection.ExecuteAsync("pragma query_only = 1");
            Assert.StartsWith("database-read-only: ", await FailureAsync(() => connection.ExecuteAsync("insert into t (x) values ('a')")), StringComparison.Ordinal);
            await connection.ExecuteAsync("pragma query_only = 0; begin immediate");
            await using var other = await database.OpenAsync(CancellationToken.None);
            await other.ExecuteAsync("pragma busy_timeout = 1");
            Assert.StartsWith("database-locked: ", await FailureAsync(() => other.ExecuteAsync(new CommandDefinition("begin immediate", commandTimeout: 1))), StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait("Tier", "Slow")]
    public async Task Verb_DatabaseThatAnotherProgramHolds_SaysSo()
    {
        Assert.Equal(ExitCodes.Done, (await portal.RunAsync("source", "list")).ExitCode);
        await using var database = Database.At(portal.Database);
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync("begin exclusive");

        AssertNamed("database-locked", await portal.RunAsync("source", "add", "--code", "s", "--namespace", "s"), "locked");
    }

    [Fact]
    public async Task Check_EventsThatCannotBeRead_AreAllNamedAndTheRestIsRepaired()
    {
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, SyntheticNotices.Events("clean", 600, 5));
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        var wrong = await connection.QuerySingleAsync<long>("select min(notice_id) from notice_item");
        var broken = (await connection.QueryAsync<long>("select distinct id / 4294967296 from event_pack where id / 4294967296 <> @wrong / 64 order by 1 limit 2", new { wrong })).AsList();
        await connection.ExecuteAsync("create table kept as select * from event_pack");
        await connection.ExecuteAsync("update event_pack set events = x'0102' where id / 4294967296 in (@a, @b)", new { a = broken[0], b = broken[1] });
        await connection.ExecuteAsync("update notice_item set issued_at = issued_at + 1000000 where notice_id = @wrong", new { wrong });
        var cells = await connection.ExecuteScalarAsync<long>("select count(*) from cube_block");

        var repaired = await portal.RunAsync("check", "--repair", "--json", "--db", test.Address);

        Assert.Equal(ExitCodes.Finding, repaired.ExitCode);
        var answer = Assert.Single(repaired.JsonLines);
        var events = answer.GetProperty("differences").EnumerateArray().Where(one => one.GetProperty("kind").GetString() == "events").Select(one => one.GetProperty("where").GetString()).Distinct();
        Assert.Equal(broken.Select(range => $"notices {range * 64} to {(range * 64) + 63}"), events);
        Assert.Equal(128, answer.GetProperty("damaged_notices").GetInt32());
        Assert.DoesNotContain(answer.GetProperty("differences").EnumerateArray(), one => one.GetProperty("kind").GetString() == "state");
        Assert.Contains(answer.GetProperty("repaired_differences").EnumerateArray(), one => one.GetProperty("where").GetString() == $"notice {wrong}");
        Assert.Contains("not repaired: ", repaired.Error, StringComparison.Ordinal);
        Assert.Equal(cells, await connection.ExecuteScalarAsync<long>("select count(*) from cube_block"));

        await connection.ExecuteAsync("update event_pack set events = (select k.events from kept k where k.id = event_pack.id); drop table kept");
        Assert.Equal(ExitCodes.Done, (await portal.RunAsync("check", "--db", test.Address)).ExitCode);
    }

    private Task<ProcessResult> CheckAsync(string address) => portal.RunAsync("check", "--db", address);

    private static async Task<string> FailureAsync(Func<Task> work) => DatabaseFailure.Describe(await Assert.ThrowsAsync<SqliteException>(work));

    private static void AssertNamed(string name, ProcessResult result, string what)
    {
        Assert.True(result.ExitCode == ExitCodes.Finding, $"{what}: {result.ExitCode} {result.Error}");
        Assert.True(result.Output.Length == 0, $"{what}: {result.Output}");
        var lines = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        // A first start says what it is about before it fails
        Assert.True(lines.Length <= 2 && lines[^1].StartsWith(name, StringComparison.Ordinal) && !result.Error.Contains("   at ", StringComparison.Ordinal), $"{what}: {result.Error}");
    }
}
