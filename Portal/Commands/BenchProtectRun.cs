using System.Diagnostics;
using Portal.Data.Disclosure;

namespace Portal.Commands;

/// <summary>Protects one problem, checks the proof, attacks the result from its public files, and measures each.</summary>
internal sealed class BenchProtectRun(string name, ProtectionOptions options, int runs, CancellationToken cancellation)
{
    internal ProtectionResult? Last { get; private set; }

    internal BenchProtectRow Protect(ProtectionProblem problem, string insiders)
    {
        BenchMachine.ForgetPeak();
        var watch = new StepWatch(name + ": ");
        var result = Protection.Run(problem, options, watch, cancellation);
        watch.Stop();
        Last = result;
        var check = Stopwatch.StartNew();
        var hidden = result.Intervals.Select(interval => interval.Cell).ToHashSet();
        var failures = ExactChecker.Check(problem, hidden, result.Tables, result.Witnesses);
        var checkSeconds = check.Elapsed.TotalSeconds;
        var (attack, attackWatch) = Attack(problem, result);
        var row = new BenchProtectRow
        {
            Instance = name,
            Program = "this program, " + result.Engine,
            Insiders = insiders,
            Groups = result.InsiderCount,
            ValueWeight = options.ValueWeight,
            Cells = problem.Cells.Count,
            Hidden = hidden.Count,
            Secondaries = result.SecondaryCount,
            Value = result.SecondaryValue / PowerOfTen(problem.Decimals),
            LeastValue = result.LeastSecondaryValue / PowerOfTen(problem.Decimals),
            IsProvenLeast = result.OptimalPartCount == result.PartCount,
            PublicFailures = result.Failures.Union(failures).Count(failure => failure.Rule != "insider") + attack.Failures.Count,
            InsiderFailures = problem.Contributions.Count == 0 ? null : result.Failures.Count(failure => failure.Rule == "insider"),
            ProtectSeconds = watch.ProtectSeconds,
            ProtectProcessorSeconds = watch.ProtectProcessorSeconds,
            AuditSeconds = watch.AuditSeconds,
            AuditProcessorSeconds = watch.AuditProcessorSeconds,
            AttackSeconds = attackWatch.TotalSeconds,
            AttackProcessorSeconds = attackWatch.TotalProcessorSeconds,
            Witnessed = result.Witnesses.Count,
            CheckSeconds = Math.Round(checkSeconds, 3),
            PeakMegabytes = Math.Round(BenchMachine.PeakBytes() / 1048576.0),
            Runs = runs,
            SameBytes = BenchRepeats.CountSame(problem, result, options, runs, cancellation),
        };
        return row with { Goals = BenchProtectGoals.Of(row) };
    }

    internal BenchProtectRow Attack(PublicRelease release)
    {
        BenchMachine.ForgetPeak();
        var watch = new StepWatch(name + ": ");
        var attack = Attacker.Run(release, options.Engine, watch, cancellation);
        watch.Stop();
        var row = new BenchProtectRow
        {
            Instance = name,
            Program = "this program, " + attack.Engine,
            Cells = release.Cells.Count,
            Hidden = attack.Intervals.Count,
            AttackSeconds = watch.TotalSeconds,
            AttackProcessorSeconds = watch.TotalProcessorSeconds,
            PeakMegabytes = Math.Round(BenchMachine.PeakBytes() / 1048576.0),
        };
        return row with { Goals = BenchProtectGoals.Of(row) };
    }

    /// <summary>The pattern of another program, held against the same duties.</summary>
    internal BenchProtectRow Judge(string program, ProtectionProblem problem, string insiders, int secondaries, decimal value, IReadOnlySet<string> hidden)
    {
        var failures = PatternAudit.Check(problem, hidden, options, cancellation);
        return new BenchProtectRow
        {
            Instance = name,
            Program = program,
            Insiders = insiders,
            Cells = problem.Cells.Count,
            Hidden = hidden.Count,
            Secondaries = secondaries,
            Value = value,
            PublicFailures = failures.Count(failure => failure.Rule != "insider"),
            InsiderFailures = problem.Contributions.Count == 0 ? null : failures.Count(failure => failure.Rule == "insider"),
        };
    }

    private (AttackResult Attack, StepWatch Watch) Attack(ProtectionProblem problem, ProtectionResult result)
    {
        var files = ResultFiles.Write(problem, result).Where(file => file.Name.StartsWith("public/", StringComparison.Ordinal)).ToDictionary(file => file.Name, file => file.Text);
        var (release, _) = PublicReleaseReader.Read(
            files["public/cells.csv"],
            files["public/equations.csv"],
            files["public/intervals.csv"],
            files.GetValueOrDefault("public/facts.csv"),
            files["public/decimals.txt"]);
        var watch = new StepWatch(name + ": ");
        var attack = Attacker.Run(release!, options.Engine, watch, cancellation);
        watch.Stop();
        return (attack, watch);
    }

    private static decimal PowerOfTen(int decimals) => decimals == 0 ? 1m : 10m * PowerOfTen(decimals - 1);
}
