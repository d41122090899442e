using System.Diagnostics;
using System.Text.Json;
using Portal.Data.Notices;
using Portal.Data.Storage;
using Portal.Tests.Data.Seeding;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Commands;

/// <summary>An import in parts that is killed in the middle: what was committed stays, whole, and the same file ends it.</summary>
[Trait("Tier", "Slow")]
public sealed class ImportKillTests
{
    private const int RowsACommit = 100_000;

    [Fact]
    public async Task Partial_KilledAfterACommit_IsWholeAndResumes()
    {
        // One folder, hence one key of references: groups of notices follow from it
        using var shell = new PortalProcess();
        var (killed, whole) = (shell.PathOf("killed.db"), shell.PathOf("whole.db"));
        await ReadyAsync(shell, killed);
        await ReadyAsync(shell, whole);
        var lines = System.Text.Encoding.UTF8.GetString(GeneratorTests.Generate(GeneratorTests.Options("dirty", 17_000, 9)).Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > RowsACommit + 10_000);
        var file = string.Join('\n', lines) + "\n";

        await KillInTheMiddleAsync(shell, killed, lines);
        var half = await EventsAsync(killed);
        var state = await CheckAsync(shell, killed);
        var resumed = await ImportAsync(shell, killed, file);
        var once = await ImportAsync(shell, whole, file);

        Assert.InRange(half, 1, RowsACommit + 8192);
        Assert.Equal(0, state.GetProperty("differences").GetArrayLength());
        Assert.Equal(half, resumed.GetProperty("duplicates").GetInt64() - once.GetProperty("duplicates").GetInt64());
        Assert.Equal(once.GetProperty("accepted").GetInt64(), half + resumed.GetProperty("accepted").GetInt64());
        Assert.Equal((await CheckAsync(shell, whole)).GetProperty("digest").GetString(), (await CheckAsync(shell, killed)).GetProperty("digest").GetString());
    }

    /// <summary>Sends the rows but never the end of the input, so that something always waits uncommitted; then kill -9.</summary>
    private static async Task KillInTheMiddleAsync(PortalProcess shell, string database, string[] lines)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", PortalProcess.Program, "import", "-", "--source", "synthetic", "--format", "events-csv", "--partial", "--db", database])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = shell.Folder,
        };
        using var process = Process.Start(start)!;
        try
        {
            foreach (var line in lines)
            {
                await process.StandardInput.WriteLineAsync(line);
            }

            await process.StandardInput.FlushAsync();
            for (var watch = Stopwatch.StartNew(); await EventsAsync(database) == 0 && watch.Elapsed < TimeSpan.FromMinutes(3);)
            {
                await Task.Yield();
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task ReadyAsync(PortalProcess shell, string database)
    {
        Assert.Equal(0, (await shell.RunAsync("source", "add", "--code", "synthetic", "--namespace", "s", "--history", "--synthetic", "--db", database)).ExitCode);
        var providers = string.Concat(global::Portal.Data.Seeding.SyntheticProviderRow.Of(new global::Portal.Data.Seeding.Generator(GeneratorTests.Options("dirty", 1, 9))).Select(row => $"{row.Code},{row.Code} (fictional)\n"));
        var added = await shell.RunAsync("provider", "add", "--synthetic", "--file", shell.Write("providers.csv", "code,name\n" + providers), "--db", database);
        Assert.True(added.ExitCode == 0, added.Error);
    }

    private static async Task<JsonElement> ImportAsync(PortalProcess shell, string database, string file) => JsonDocument.Parse(
        (await shell.RunAsync("import", shell.Write("events.csv", file), "--source", "synthetic", "--partial", "--json", "--db", database)).Output).RootElement;

    private static async Task<JsonElement> CheckAsync(PortalProcess shell, string database) =>
        JsonDocument.Parse((await shell.RunAsync("check", "--json", "--db", database)).Output).RootElement;

    private static async Task<long> EventsAsync(string address)
    {
        await using var database = Database.At(address);
        return await new NoticeHistoryQueries(database).NoticesAsync(CancellationToken.None).Select(notice => (long)notice.Events.Count).SumAsync();
    }
}
