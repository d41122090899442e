using System.Text.Json;
using NodaTime;
using Portal.Commands;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Commands;

/// <summary>The verbs that need no database, as a shell sees them: <c>clocks</c>, <c>generate</c>, <c>protect</c>, <c>attack</c>.</summary>
public sealed class FileCommandTests : IDisposable
{
    private const string Header = "event_id,notice_ref,item_ref,type,occurred_at,provider,issuer_country,host_country,category,notice_type,rule\n";

    private const string Events = Header
        + "e1,n-1,i-1,issued,2024-02-03T04:00:00Z,p-1,AU,US,csam-known,authority_removal_order,AU-OSA-109\n"
        + "e2,n-1,i-2,issued,2024-02-03T04:00:00Z,p-1,AU,US,csam-known,authority_removal_order,AU-OSA-109\n"
        + "e3,n-1,,delivered,2024-02-03T04:00:00Z,,,,,,\n"
        + "e4,n-1,i-1,removed,2024-02-04T04:00:00Z,,,,,,\n"
        + "e5,n-1,i-2,removed,2024-02-04T04:00:01Z,,,,,,\n";

    private const string Cells = "id,value,primary,upper_protection\na,5,1,5\nb,40,0,0\nab,45,0,0\nc,60,0,0\nd,70,0,0\ncd,130,0,0\nac,65,0,0\nbd,110,0,0\nall,175,0,0\n";
    private const string Equations = "ab;a,b\ncd;c,d\nac;a,c\nbd;b,d\nall;ab,cd\nall;ac,bd\n";

    private readonly PortalProcess portal = new();

    public void Dispose() => portal.Dispose();

    [Fact]
    public async Task Clocks_RemovalAtTheLimitAndAfterIt_AreMetAndMissed()
    {
        var result = await portal.RunAsync("clocks", portal.Write("events.csv", Events), "--as-of", "2024-03-01T00:00:00Z");

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            [("i-1", "2024-02-04T04:00:00Z", "met"), ("i-2", "2024-02-04T04:00:00Z", "met_late")],
            result.JsonLines.Select(line => (Text(line, "item"), Text(line, "due_at"), Text(line, "verdict"))));
        Assert.All(result.JsonLines, line => Assert.Equal((DateTimeZoneProviders.Tzdb.VersionId, "AU-OSA-109", 12), (Text(line, "tzdb"), Text(line, "rule"), Text(line, "catalogue")!.Length)));
        Assert.Empty(Directory.EnumerateFiles(portal.Folder, "*.db*"));
    }

    [Fact]
    public async Task Clocks_ByNotice_PrintsTheWorstItemsVerdictWithTheItems()
    {
        var result = await portal.RunAsync("clocks", portal.Write("events.csv", Events), "--as-of", "2024-03-01T00:00:00Z", "--notices");

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        var line = Assert.Single(result.JsonLines);
        Assert.Equal(("n-1", "AU-OSA-109", "met_late", 2), (Text(line, "notice"), Text(line, "rule"), Text(line, "verdict"), line.GetProperty("items").GetInt32()));
        Assert.Equal("""{"met_late":1,"met":1}""", line.GetProperty("items_by_verdict").GetRawText());
    }

    [Fact]
    public async Task Clocks_RefusedRow_PrintsNoObligationAndNeverTheValue()
    {
        var result = await portal.RunAsync("clocks", portal.Write("events.csv", Events + "e6,n-1,i-1,gone,2024-02-05T00:00:00Z,,,,,,name@host.example\n"), "--as-of", "2024-03-01T00:00:00Z");

        Assert.Equal((ExitCodes.Finding, ""), (result.ExitCode, result.Output));
        Assert.Contains("row 7, rule: email-address", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("host.example", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bench_Clocks_PrintsRateBesideReadingAndWhatOneEventTakes()
    {
        var result = await portal.RunAsync("bench", "clocks", "--obligations", "500", "--json");

        Assert.Equal(ExitCodes.Done, result.ExitCode);
        Assert.InRange(result.Json.GetProperty("obligations").GetInt64(), 500, 1000);
        Assert.True(result.Json.GetProperty("events").GetInt64() > 500);
        Assert.True(result.Json.GetProperty("ratio_to_reading").GetDouble() > 0);
        Assert.True(result.Json.GetProperty("single_micros_p99").GetDouble() >= result.Json.GetProperty("single_micros_p50").GetDouble());
    }

    [Fact]
    public async Task Generate_AnyNumberOfThreads_MakesTheSameBytes()
    {
        var one = await portal.RunAsync("generate", "--profile", "tiny", "--items", "200", "--threads", "1", "--out", portal.PathOf("one"), "--json");
        var two = await portal.RunAsync("generate", "--profile", "tiny", "--items", "200", "--threads", "2", "--out", portal.PathOf("two"), "--json");

        Assert.Equal((ExitCodes.Done, ExitCodes.Done), (one.ExitCode, two.ExitCode));
        Assert.Equal(one.Output, two.Output);
        Assert.True(one.Json.GetProperty("synthetic").GetBoolean());
        foreach (var name in Directory.EnumerateFiles(portal.PathOf("one")).Select(Path.GetFileName))
        {
            Assert.Equal(await ReadAsync("one", name!), await ReadAsync("two", name!));
        }
    }

    [Fact]
    public async Task Protect_SmallTable_IsProvedAndStandsUpToTheAttack()
    {
        var made = await ProtectAsync(Cells);
        var attack = await portal.RunAsync("attack", portal.PathOf("out"));

        Assert.Equal((ExitCodes.Done, ExitCodes.Done), (made.ExitCode, attack.ExitCode));
        Assert.Empty(made.Json.GetProperty("failures").EnumerateArray());
        Assert.True(made.Json.GetProperty("hidden_cells").GetInt32() >= 4);
        Assert.Empty(attack.Json.GetProperty("violations").EnumerateArray());
    }

    [Fact]
    public async Task Protect_IntoAFolderOfAnEarlierRun_LeavesNothingOfIt()
    {
        await ProtectAsync(Cells, "--facts", portal.Write("facts.csv", "lower,upper,terms\n0,,1*all\n"));
        await ProtectAsync(Cells);

        Assert.False(File.Exists(Path.Combine(portal.PathOf("out"), "public", "facts.csv")));
    }

    [Fact]
    public async Task Attack_CellPublishedAfterAll_IsAFinding()
    {
        await ProtectAsync(Cells);
        var published = Path.Combine(portal.PathOf("out"), "public", "cells.csv");
        var lines = await File.ReadAllLinesAsync(published, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(published, lines.Select(line => line.StartsWith("d,", StringComparison.Ordinal) ? "d,70" : line), TestContext.Current.CancellationToken);

        var attack = await portal.RunAsync("attack", portal.PathOf("out"));

        Assert.Equal(ExitCodes.Finding, attack.ExitCode);
        Assert.NotEmpty(attack.Json.GetProperty("violations").EnumerateArray());
    }

    [Fact]
    public async Task Attack_PatternWithoutItsWitnesses_IsAFinding()
    {
        await ProtectAsync(Cells);
        File.Delete(Path.Combine(portal.PathOf("out"), "witnesses.csv"));

        var attack = await portal.RunAsync("attack", portal.PathOf("out"));

        Assert.Equal(ExitCodes.Finding, attack.ExitCode);
        Assert.Equal("witness", Text(Assert.Single(attack.Json.GetProperty("violations").EnumerateArray()), "rule"));
    }

    [Fact]
    public async Task Attack_WitnessesThatLieBesideTheFolder_AreNone()
    {
        await ProtectAsync(Cells);
        var list = Path.Combine(portal.PathOf("out"), "witnesses.csv");
        string[][] rows = [.. (await File.ReadAllLinesAsync(list, TestContext.Current.CancellationToken)).Select(line => line.Split(','))];
        var column = Array.IndexOf(rows[0], "file");
        foreach (var row in rows[1..])
        {
            var beside = Path.Combine(portal.PathOf("out2"), row[column]);
            Directory.CreateDirectory(Path.GetDirectoryName(beside)!);
            File.Copy(Path.Combine(portal.PathOf("out"), row[column]), beside, overwrite: true);
            row[column] = $"../out2/{row[column]}";
        }

        await File.WriteAllLinesAsync(list, rows.Select(row => string.Join(',', row)), TestContext.Current.CancellationToken);

        var attack = await portal.RunAsync("attack", portal.PathOf("out"));

        Assert.Equal(ExitCodes.Finding, attack.ExitCode);
        Assert.All(attack.Json.GetProperty("violations").EnumerateArray(), violation => Assert.Equal("witness", Text(violation, "rule")));
    }

    [Fact]
    public async Task Protect_TableThatDoesNotAddUp_IsRefusedAndWritesNothing()
    {
        var result = await ProtectAsync(Cells.Replace("ab,45", "ab,46", StringComparison.Ordinal));

        Assert.Equal((ExitCodes.Finding, ""), (result.ExitCode, result.Output));
        Assert.NotEqual("", result.Error.Trim());
        Assert.False(Directory.Exists(portal.PathOf("out")));
    }

    [Fact]
    public async Task Protect_RefusalBesideAnEarlierResult_SaysWhatTheFolderHolds()
    {
        await ProtectAsync(Cells);

        var result = await ProtectAsync(Cells.Replace("ab,45", "ab,46", StringComparison.Ordinal));

        Assert.Equal((ExitCodes.Finding, ""), (result.ExitCode, result.Output));
        Assert.Contains("older-result: ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-verb")]
    [InlineData("serve", "--no-such-option")]
    [InlineData("clocks", "absent.csv", "--as-of", "2024-03-01T00:00:00Z")]
    [InlineData("clocks", "absent.csv")]
    [InlineData("clocks", "FILE", "--as-of", "2024-03-01")]
    [InlineData("clocks", "FILE", "--as-of", "2024-03-01T00:00:00")]
    [InlineData("clocks", "FILE", "--as-of", "2024-03-01T00:00:00Z", "--known-at", "soon")]
    [InlineData("clocks", "FILE", "--as-of", "2024-03-01T00:00:00Z", "--rules", "absent.json")]
    [InlineData("generate", "--profile", "tiny")]
    [InlineData("generate", "--profile", "no-such-profile", "--out", "FILE.out")]
    [InlineData("generate", "--profile", "tiny", "--start", "2023-01-03", "--out", "FILE.out")]
    [InlineData("generate", "--profile", "tiny", "--items", "0", "--out", "FILE.out")]
    [InlineData("protect", "--cells", "FILE", "--out", "FILE.out")]
    [InlineData("protect", "--cells", "FILE", "--equations", "absent.csv", "--out", "FILE.out")]
    [InlineData("protect", "--cells", "FILE", "--equations", "FILE", "--plan", "FILE", "--out", "FILE.out")]
    [InlineData("protect", "--cells", "FILE", "--equations", "FILE", "--out", "FILE")]
    [InlineData("protect", "--cells", "FILE", "--equations", "FILE", "--out", "FILE/below/it")]
    [InlineData("attack", "FILE.out")]
    [InlineData("bench", "protect", "absent")]
    [InlineData("bench", "clocks", "--obligations", "0")]
    [InlineData("source", "add", "--db", "FILE.db")]
    [InlineData("source", "add", "--code", "https://host.example/a", "--db", "FILE.db")]
    [InlineData("source", "add", "--code", "a", "--tolerance", "-1", "--db", "FILE.db")]
    [InlineData("provider", "add", "--db", "FILE.db")]
    [InlineData("provider", "add", "--file", "absent.csv", "--db", "FILE.db")]
    [InlineData("provider", "add", "--file", "FILE", "--db", "FILE.db")]
    [InlineData("provider", "add", "--code", "a", "--zone", "Mars/Base", "--db", "FILE.db")]
    public async Task Run_WrongUsage_EndsWithItsExitCodeAndMakesNothing(params string[] arguments)
    {
        var file = portal.Write("events.csv", Events);

        var code = await PortalCommands.RunAsync([.. arguments.Select(argument => argument.Replace("FILE", file, StringComparison.Ordinal))]);

        Assert.Equal(ExitCodes.WrongUsage, code);
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(portal.Folder));
    }

    private Task<ProcessResult> ProtectAsync(string cells, params string[] more) =>
        portal.RunAsync(["protect", "--cells", portal.Write("cells.csv", cells), "--equations", portal.Write("equations.csv", Equations), "--out", portal.PathOf("out"), "--engine", "managed", .. more]);

    private Task<byte[]> ReadAsync(string folder, string name) =>
        File.ReadAllBytesAsync(Path.Combine(portal.PathOf(folder), name), TestContext.Current.CancellationToken);

    private static string? Text(JsonElement line, string key) => line.GetProperty(key).GetString();
}
