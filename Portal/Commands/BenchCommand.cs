using System.CommandLine;

namespace Portal.Commands;

internal static class BenchCommand
{
    internal static Command Create() =>
        new("bench", "Measures this machine, beside what it can do at best or what other programs did.")
        {
            BenchProtect.Create(), BenchRelease.Create(), BenchIngest.Create(), BenchCoverage.Create(), BenchClocks.Create(), BenchQuery.Create(), BenchBoard.Create(), BenchServe.Create(),
        };
}
