using System.Globalization;
using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;

namespace Portal.Commands;

/// <summary>Protects and attacks instances, and prints what that cost beside the patterns of other programs that the files carry.</summary>
internal static class BenchProtect
{
    /// <param name="instances">Paths without <c>.cells.csv</c> and <c>.eqs.csv</c>; a <c>.contributions.csv</c> beside them is used.</param>
    /// <param name="cancellation">Stops between two linear programs.</param>
    internal static int Run(IReadOnlyList<string> instances, CancellationToken cancellation)
    {
        var worst = ExitCodes.Done;
        CommandOutput.Out.WriteLine("instance | program | secondaries | value | failures | insiders | protect s | audit s | attack s");
        foreach (var instance in instances)
        {
            if (!File.Exists(instance + ".cells.csv") || !File.Exists(instance + ".eqs.csv"))
            {
                CommandOutput.Error.WriteLine($"missing-file: {instance}.cells.csv with .eqs.csv does not exist.");
                return ExitCodes.WrongUsage;
            }

            var cells = File.ReadAllText(instance + ".cells.csv");
            var contributions = File.Exists(instance + ".contributions.csv") ? File.ReadAllText(instance + ".contributions.csv") : null;
            var reading = ProblemReader.Read(cells, File.ReadAllText(instance + ".eqs.csv"), contributions);
            if (reading.Problem is not { } problem)
            {
                CommandOutput.Error.WriteLine($"{instance}: {reading.Problems[0].Rule}: {reading.Problems[0].Message}");
                return ExitCodes.Finding;
            }

            worst = Math.Max(worst, Measure(Path.GetFileName(instance), problem, cells, cancellation));
        }

        return worst;
    }

    private static int Measure(string name, ProtectionProblem problem, string cells, CancellationToken cancellation)
    {
        var watch = new StepWatch(name + ": ");
        var result = Protection.Run(problem, new ProtectionOptions(), watch, cancellation);
        var (protect, audit) = (watch.ProtectSeconds, watch.AuditSeconds);
        var files = ResultFiles.Write(problem, result).ToDictionary(file => file.Name, file => file.Text);
        var (release, _) = PublicReleaseReader.Read(
            files["public/cells.csv"],
            files["public/equations.csv"],
            files["public/intervals.csv"],
            files.GetValueOrDefault("public/facts.csv"),
            files["public/decimals.txt"]);
        var attackWatch = new StepWatch(name + ": ");
        var attack = Attacker.Run(release!, SolverEngine.Automatic, attackWatch, cancellation);
        var failures = result.Failures.Count + attack.Failures.Count;
        Print(name, "this program", result.SecondaryCount, Amount(result.SecondaryValue, problem.Decimals), failures.ToString(CultureInfo.InvariantCulture), result.InsiderCount.ToString(CultureInfo.InvariantCulture), protect, audit, attackWatch.TotalSeconds);
        foreach (var other in OtherPatterns.Read(cells))
        {
            Print(name, other.Program, other.Secondaries, other.Value, "", "", null, null, null);
        }

        return failures == 0 ? ExitCodes.Done : ExitCodes.Finding;
    }

    private static decimal Amount(long amount, int decimals) => decimals == 0 ? amount : Amount(amount, decimals - 1) / 10;

    private static void Print(string name, string program, int count, decimal value, string failures, string insiders, double? protect, double? audit, double? attack) =>
        CommandOutput.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name} | {program} | {count} | {value:0.##} | {failures} | {insiders} | {protect:0.00} | {audit:0.00} | {attack:0.00}"));
}
