using System.Diagnostics;
using System.Globalization;
using Dapper;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Commands;

/// <summary>Every step of a release killed with -9 in the middle, or out of room: afterwards it is wholly done or not at all, and the next try ends it.</summary>
[Trait("Tier", "Slow")]
public sealed class ReleaseKillTests : IDisposable
{
    private static readonly string[][] Steps =
    [
        ["build", "plan.json", "--as", "ines"],
        ["audit", "--as", "ines"],
        ["approve", "--as", "marek"],
        ["publish", "--as", "marek"],
        ["ask-withdrawal", "--reason", "Wrong times.", "--as", "ines"],
        ["withdraw", "--as", "marek"],
    ];

    /// <summary>Milliseconds that a step may go on writing before it is killed.</summary>
    private const double MostWriting = 30;

    private static readonly string[] Reached = ["Built", "AuditPassed", "Approved", "Published", "WithdrawalAsked", "Withdrawn"];

    private readonly PortalProcess portal = new();

    public void Dispose() => portal.Dispose();

    [Fact]
    public async Task EveryStep_KilledAtSomeMoment_IsWhollyDoneOrNotAtAll()
    {
        // More rounds by hand: PORTAL_KILL_ROUNDS=20
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("PORTAL_KILL_ROUNDS"), CultureInfo.InvariantCulture, out var asked) ? asked : 1;
        await PrepareAsync();
        var lasted = new double[Steps.Length];
        for (var step = 0; step < Steps.Length; step++)
        {
            var watch = Stopwatch.StartNew();
            Assert.Equal(0, (await RunAsync("clean.db", step)).ExitCode);
            lasted[step] = watch.Elapsed.TotalMilliseconds;
        }

        var (done, undone) = (0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var database = FormattableString.Invariant($"round{round}.db");
            Copy("base.db", database);
            for (var step = 0; step < Steps.Length; step++)
            {
                var share = DeterministicShare(round, step);
                var reached = (round + step) % 2 == 0
                    ? await KillAsync(database, step, ended => Task.WhenAny(ended, Task.Delay(TimeSpan.FromMilliseconds(lasted[step] * share))))
                    : await KillAsync(database, step, ended => WritesAsync(database, ended, TimeSpan.FromMilliseconds(MostWriting * share)));
                (done, undone) = reached == Reached[step] ? (done + 1, undone) : (done, undone + 1);
                Assert.True(reached == Reached[step] || reached == (step == 0 ? null : Reached[step - 1]), $"{Reached[step]}: {reached}");
                await AssertWholeAsync(database, isPublished: reached is "Published" or "WithdrawalAsked" or "Withdrawn");
                if (reached != Reached[step])
                {
                    var again = await RunAsync(database, step);
                    Assert.True(again.ExitCode == 0, again.Error);
                }
            }

            Assert.Equal(Reached, await StepsAsync(database));
            await AssertWholeAsync(database, isPublished: true);
        }

        TestContext.Current.SendDiagnosticMessage($"{done + undone} kills: {done} after the step was durable, {undone} before");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Step_WithoutRoomOnTheDisk_LeavesNothingBehindAndEndsLater(int step)
    {
        await PrepareAsync();
        for (var before = 0; before < step; before++)
        {
            Assert.Equal(0, (await RunAsync("clean.db", before)).ExitCode);
        }

        var full = await FullAsync(["release", .. Arguments("clean.db", step)]);

        Assert.True(full.ExitCode == 1 && full.Error.Contains("disk-f", StringComparison.Ordinal), $"{full.ExitCode}: {full.Error}");
        Assert.DoesNotContain("   at ", full.Error, StringComparison.Ordinal);
        Assert.Equal(Reached.Take(step), await StepsAsync("clean.db"));
        await AssertWholeAsync("clean.db", isPublished: false);
        Assert.Equal(0, (await RunAsync("clean.db", step)).ExitCode);
        await AssertWholeAsync("clean.db", isPublished: step >= 3);
    }

    [Fact]
    public async Task Import_WithoutRoomOnTheDisk_LeavesNothingBehindAndEndsLater()
    {
        Assert.Equal(0, (await portal.RunAsync("source", "add", "--code", "s", "--namespace", "s", "--history")).ExitCode);
        Assert.Equal(0, (await portal.RunAsync("provider", "add", "--code", "p1", "--name", "One")).ExitCode);
        var rows = Enumerable.Range(0, 6000).Select(at => FormattableString.Invariant($"e{at},n{at},issued,2026-01-02T00:00:00Z,2026-01-02T00:00:00Z,p1,AU,US,csam-known,authority_removal_order\n"));
        var file = portal.Write("events.csv", "event_id,notice_ref,type,occurred_at,recorded_at,provider,issuer_country,host_country,category,notice_type\n" + string.Concat(rows));
        string[] import = ["import", file, "--source", "s", "--db", portal.Database];

        var full = await FullAsync(import);

        Assert.True(full.ExitCode == 1 && full.Error.Contains("disk-f", StringComparison.Ordinal), $"{full.ExitCode}: {full.Error}");
        Assert.DoesNotContain("   at ", full.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await portal.RunAsync("check")).ExitCode);
        Assert.Contains("6000", (await portal.RunAsync([.. import, "--json"])).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await portal.RunAsync("check")).ExitCode);
    }

    private static double DeterministicShare(int round, int step) => ((round * 6) + step) * 0.6180339887 % 1;

    /// <summary>A register with items, never built from, twice; and the plan of its first release.</summary>
    private async Task PrepareAsync()
    {
        await using var desk = await ReleaseDesk.CreateAsync(DatabaseKind.Sqlite);
        await using var connection = await desk.Get<Database>().OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync("vacuum into @file", new { file = portal.PathOf("base.db") });
        Copy("base.db", "clean.db");
        portal.Write("plan.json", ReleaseWorld.Plan().ToJson());
    }

    private void Copy(string from, string to) => File.Copy(portal.PathOf(from), portal.PathOf(to));

    private string[] Arguments(string database, int step) =>
    [
        .. Steps[step].Select(word => word == "plan.json" ? portal.PathOf(word) : word),
        .. step == 0 ? (string[])[] : [ReleaseDesk.Release],
        "--db", portal.PathOf(database),
    ];

    private Task<ProcessResult> RunAsync(string database, int step) => portal.RunAsync(["release", .. Arguments(database, step)]);

    /// <summary>Until some time after the step began to write.</summary>
    private async Task WritesAsync(string database, Task ended, TimeSpan after)
    {
        var log = portal.PathOf(database) + "-wal";
        while (!ended.IsCompleted && !(File.Exists(log) && new FileInfo(log).Length > 0))
        {
            await Task.WhenAny(ended, Task.Delay(1));
        }

        await Task.WhenAny(ended, Task.Delay(after));
    }

    private async Task<string?> KillAsync(string database, int step, Func<Task, Task> moment)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", PortalProcess.Program, "release", .. Arguments(database, step)])
        {
            WorkingDirectory = portal.Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var ended = process.WaitForExitAsync();
        await moment(ended);
        process.Kill();
        await ended;
        return (await StepsAsync(database)).LastOrDefault();
    }

    private async Task<List<string>> StepsAsync(string database)
    {
        await using var opened = Database.At(portal.PathOf(database));
        await using var connection = await opened.OpenAsync(CancellationToken.None);
        return (await connection.QueryAsync<string>("select step from release_step order by draft_id, seq")).AsList();
    }

    /// <summary>Ledger, record, files and signatures agree; what is public verifies for a stranger.</summary>
    private async Task AssertWholeAsync(string database, bool isPublished)
    {
        var check = await portal.RunAsync("check", "--db", portal.PathOf(database));
        Assert.True(check.ExitCode == 0, check.Output + check.Error);
        var folder = portal.PathOf("out");
        var exported = await portal.RunAsync("release", "export", folder, "--db", portal.PathOf(database));
        Assert.True(exported.ExitCode == 0, exported.Error);
        var verified = await portal.RunAsync("release", "verify", folder);
        Assert.Equal(isPublished, Directory.Exists(Path.Combine(folder, "releases", ReleaseDesk.Release)));
        Assert.True(!isPublished || verified.ExitCode == 0, verified.Output + verified.Error);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A program that may write no file beyond 96 KB, as if the disk were full; what it holds in memory is left out of that.</summary>
    private async Task<ProcessResult> FullAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("bash", ["-c", "trap '' XFSZ; ulimit -f 96; exec dotnet exec \"$@\"", "bash", PortalProcess.Program, .. arguments])
        {
            WorkingDirectory = portal.Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["Portal__Database"] = portal.Database;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new ProcessResult(process.ExitCode, await output, await error);
    }
}
