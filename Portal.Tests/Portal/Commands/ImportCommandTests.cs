using System.Text;
using Portal.Commands;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Commands;

/// <summary><c>portal source</c>, <c>provider</c> and <c>import</c> as a shell sees them.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private const string Header = "event_id,notice_ref,item_ref,type,occurred_at,provider,issuer_country,host_country,category,notice_type\n";
    private const string Issued = "e1,n-1,i-1,issued,2024-02-03T04:00:00Z,p-1,XA,XB,csam-known,hotline_notice\n";
    private const string Gone = "e2,n-1,i-1,gone,2024-02-03T10:00:00Z,,,,,\n";
    private const string Forbidden = "https://host.example/picture-0815";

    private readonly PortalProcess portal = new();

    public void Dispose() => portal.Dispose();

    [Fact]
    public async Task Import_GoodFileTwice_CountsOnce()
    {
        await SetUpAsync();

        var first = await ImportAsync(Header + Issued + Gone);
        var second = await ImportAsync(Header + Gone + Issued);

        Assert.Equal((ExitCodes.Done, 2, 0, 0, true), Summary(first));
        Assert.Equal((ExitCodes.Done, 0, 2, 0, true), Summary(second));
    }

    [Fact]
    public async Task Import_RefusedRow_StoresNothingOfTheFileAndNeverRepeatsTheValue()
    {
        await SetUpAsync();
        var bad = Header + Issued + Gone.Replace("i-1", Forbidden, StringComparison.Ordinal);

        var refused = await ImportAsync(bad);
        var inWords = await portal.RunAsync("import", portal.PathOf("events.csv"), "--source", "hotline", "--db", portal.Database);
        var stored = Directory.EnumerateFiles(portal.Folder, "register.db*").Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))).ToList();
        var after = await ImportAsync(Header + Issued + Gone);

        Assert.Equal((ExitCodes.Finding, 0, 0, 1, false), Summary(refused));
        var problem = Assert.Single(refused.Json.GetProperty("problems").EnumerateArray());
        Assert.Equal((3, "item_ref", "url"), (problem.GetProperty("row").GetInt32(), problem.GetProperty("column").GetString(), problem.GetProperty("rule").GetString()));
        Assert.Equal(ExitCodes.Finding, inWords.ExitCode);
        Assert.All([refused.Output, refused.Error, inWords.Output, inWords.Error, .. stored], text => Assert.DoesNotContain("picture-0815", text, StringComparison.Ordinal));
        Assert.Equal((ExitCodes.Done, 2, 0, 0, true), Summary(after));
    }

    [Fact]
    public async Task Import_DryRun_StoresNothing()
    {
        await SetUpAsync();

        var dry = await ImportAsync(Header + Issued + Gone, "--dry-run");
        var real = await ImportAsync(Header + Issued + Gone);

        Assert.Equal((ExitCodes.Done, 2, 0, 0, false), Summary(dry));
        Assert.Equal((ExitCodes.Done, 2, 0, 0, true), Summary(real));
    }

    [Fact]
    public async Task Import_Partial_KeepsTheGoodRowsAndSaysThatThereWereBadOnes()
    {
        await SetUpAsync();

        var partial = await ImportAsync(Header + Issued + "e3,n-1,i-1,gone,never,,,,,\n" + Gone, "--partial");

        Assert.Equal((ExitCodes.Finding, 2, 0, 1, true), Summary(partial));
    }

    [Fact]
    public async Task Import_StandardInput_IsReadAsAFile()
    {
        await SetUpAsync();

        var piped = await portal.RunWithInputAsync(Header + Issued, "import", "-", "--source", "hotline", "--format", "events-csv", "--db", portal.Database, "--json");

        Assert.Equal((ExitCodes.Done, 1, 0, 0, true), Summary(piped));
    }

    [Fact]
    public async Task Import_WrongUsage_IsToldApartAndPrintsNoDocument()
    {
        var file = portal.Write("events.csv", Header + Issued);
        string[][] wrong =
        [
            ["import", file, "--db", portal.Database],
            ["import", file, "--source", "hotline", "--db", portal.Database],
            ["import", portal.PathOf("absent.csv"), "--source", "hotline", "--db", portal.Database],
            ["import", file, "--source", "hotline", "--format", "parquet", "--db", portal.Database],
            ["import", portal.Write("events.csv.zst", "x"), "--source", "hotline", "--db", portal.Database],
            ["import", file, "--source", "no-such-table", "--format", "figures-csv", "--db", portal.Database],
        ];

        foreach (var arguments in wrong)
        {
            var result = await portal.RunAsync(arguments);

            Assert.Equal((ExitCodes.WrongUsage, ""), (result.ExitCode, result.Output));
            Assert.NotEqual("", result.Error.Trim());
        }
    }

    [Fact]
    public async Task Import_PublishedTable_IsTakenWholeOnce()
    {
        var file = portal.Write("table.csv", await File.ReadAllTextAsync(Repository.PathOf("seed", "published", "icse_connected_counts.csv"), TestContext.Current.CancellationToken));
        string[] arguments = ["import", file, "--source", "icse-countries", "--format", "figures-csv", "--db", portal.Database];

        var first = await portal.RunAsync(arguments);
        var again = await portal.RunAsync(arguments);
        var partial = await portal.RunAsync([.. arguments, "--partial"]);

        Assert.Equal((ExitCodes.Done, 3, 0), (first.ExitCode, Count(first, "accepted"), Count(first, "duplicates")));
        Assert.Equal((ExitCodes.Done, 0, 3), (again.ExitCode, Count(again, "accepted"), Count(again, "duplicates")));
        Assert.Equal((ExitCodes.WrongUsage, ""), (partial.ExitCode, partial.Output));
    }

    [Fact]
    public async Task Lists_AfterAdding_ShowWhatWasAddedLast()
    {
        await SetUpAsync();
        await portal.RunAsync("source", "add", "--code", "hotline", "--name", "Another name", "--history", "--db", portal.Database);

        var sources = (await portal.RunAsync("source", "list", "--json", "--db", portal.Database)).Json;
        var providers = (await portal.RunAsync("provider", "list", "--json", "--db", portal.Database)).Json;

        var source = Assert.Single(sources.EnumerateArray(), one => one.GetProperty("code").GetString() == "hotline");
        Assert.Equal(("Another name", true), (source.GetProperty("name").GetString(), source.GetProperty("may_load_history").GetBoolean()));
        Assert.Contains(providers.EnumerateArray(), one => one.GetProperty("code").GetString() == "p-1");
    }

    private async Task SetUpAsync()
    {
        Assert.Equal(ExitCodes.Done, (await portal.RunAsync("source", "add", "--code", "hotline", "--db", portal.Database)).ExitCode);
        var table = portal.Write("providers.csv", "code,name,type\np-1,Alder (fictional),hosting\n");
        Assert.Equal(ExitCodes.Done, (await portal.RunAsync("provider", "add", "--file", table, "--synthetic", "--db", portal.Database)).ExitCode);
    }

    private Task<ProcessResult> ImportAsync(string text, params string[] options) =>
        portal.RunAsync(["import", portal.Write("events.csv", text), "--source", "hotline", "--db", portal.Database, "--json", .. options]);

    private static (int Exit, int Accepted, int Duplicates, int Rejected, bool IsStored) Summary(ProcessResult result) =>
        (result.ExitCode, Count(result, "accepted"), Count(result, "duplicates"), Count(result, "rejected"), result.Json.GetProperty("is_stored").GetBoolean());

    private static int Count(ProcessResult result, string key) => result.Json.GetProperty(key).GetInt32();
}
