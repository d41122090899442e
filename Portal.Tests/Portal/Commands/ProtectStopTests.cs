using System.Diagnostics;
using System.Globalization;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Commands;

/// <summary>Ctrl+C in the middle of a long protection.</summary>
public sealed class ProtectStopTests
{
    private const int Stopped = 130;

    [Fact]
    public async Task Protect_Interrupted_EndsWithinTwoSecondsInOneLine()
    {
        using var shell = new PortalProcess();
        var table = Path.Combine(Path.GetDirectoryName(PortalProcess.Program)!, "seed", "bench", "portal_like_3d");

        // Whoever started this run may ignore the signal, as a script does for what it runs in the background, and children inherit that
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", "exec", PortalProcess.Program, "protect", "--cells", table + ".cells.csv", "--equations", table + ".eqs.csv", "--out", shell.PathOf("out")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = shell.Folder,
        };
        using var process = Process.Start(start)!;
        try
        {
            // It says what it does as soon as the search has begun
            Assert.NotNull(await process.StandardError.ReadLineAsync());

            using var signal = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
            var watch = Stopwatch.StartNew();
            var said = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();

            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
            Assert.Equal(Stopped, process.ExitCode);
            Assert.EndsWith("Stopped.", said.TrimEnd(), StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(shell.PathOf("out"), "pattern.csv")));
        }
        finally
        {
            process.Kill();
        }
    }
}
