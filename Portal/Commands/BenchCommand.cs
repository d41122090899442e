using System.CommandLine;

namespace Portal.Commands;

internal static class BenchCommand
{
    internal static Command Create() =>
        new("bench", "Measures this machine, beside what it can do at best or what other programs did.")
        {
            CreateProtect(), BenchIngest.Create(), BenchCoverage.Create(), BenchClocks.Create(), BenchQuery.Create(), BenchBoard.Create(), BenchServe.Create(),
        };

    private static Command CreateProtect()
    {
        var instances = new Argument<string[]>("instances") { Description = "Paths without .cells.csv and .eqs.csv.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("protect", "Protects and attacks instances.") { instances };
        command.SetAction((parsed, cancellation) => Task.FromResult(BenchProtect.Run(parsed.GetValue(instances)!, cancellation)));
        return command;
    }
}
