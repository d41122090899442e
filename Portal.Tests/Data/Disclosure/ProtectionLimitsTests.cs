using System.Diagnostics;
using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Disclosure;

public sealed class ProtectionLimitsTests
{
    [Theory]
    [InlineData("protect")]
    [InlineData("clean up")]
    [InlineData("improve")]
    [InlineData("intervals")]
    public void Run_CancelledInAStep_Stops(string step)
    {
        using var source = new CancellationTokenSource();
        var progress = new Watcher(seen =>
        {
            if (seen.Step == step)
            {
                source.Cancel();
            }
        });

        Assert.Throws<OperationCanceledException>(() => Protection.Run(LargeTables.WithGroups(), new ProtectionOptions { Engine = SolverEngine.Managed }, progress, source.Token));
    }

    [Fact]
    public void Run_CancelledWhileCbcChooses_EndsWithinTwoSeconds()
    {
        DebianPackages.Find("coinor-libcbc3", "/usr/lib", "libCbcSolver.so.3");
        using var source = new CancellationTokenSource();
        var cancelled = new Stopwatch();
        var progress = new Watcher(seen =>
        {
            if (seen.Step == "choose" && !cancelled.IsRunning)
            {
                cancelled.Start();
                source.Cancel();
            }
        });

        Assert.ThrowsAny<OperationCanceledException>(() => Protection.Run(
            LargeTables.WithGroups(), new ProtectionOptions { Engine = SolverEngine.Cbc, ImprovementPrograms = 100_000 }, progress, source.Token));

        Assert.InRange(cancelled.Elapsed, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Run_BeyondItsBound_FailsByNameAndNeverSilently()
    {
        var result = Protection.Run(LargeTables.WithGroups(), new ProtectionOptions { Engine = SolverEngine.Managed, ProtectionPrograms = 3 }, null, CancellationToken.None);

        Assert.Contains(result.Failures, failure => failure.Rule == "effort");
    }

    [Fact]
    public void Run_TableBeyondTheProofOfTheOptimum_IsSafeFromPublicAndGroups()
    {
        var problem = LargeTables.WithGroups();

        var result = SmallTables.Protect(problem);

        Assert.Empty(result.Failures);
        Assert.Equal(12, result.InsiderCount);
        Assert.Empty(PatternAudit.Check(problem, SmallTables.HiddenOf(result), new ProtectionOptions { Engine = SolverEngine.Managed }, CancellationToken.None));
        Assert.Equal(result.Intervals.Count, result.Witnesses.Count);
    }

    [Fact]
    public void Run_ManySmallParts_NeedNoNativeEngine()
    {
        // 40 tables of 8 sums: together far beyond the managed engine, each well within
        var parts = Enumerable.Range(0, 40).Select(part => Renamed(SmallTables.ThreeByThree, $"p{part}.")).ToArray();
        var problem = new ProtectionProblem { Cells = [.. parts.SelectMany(part => part.Cells)], Equations = [.. parts.SelectMany(part => part.Equations)] };

        var result = SmallTables.Protect(problem);

        Assert.Empty(result.Failures);
        Assert.Equal((40, 40, 40 * 100L), (result.PartCount, result.OptimalPartCount, result.SecondaryValue));
    }

    [Fact]
    public void Run_PartTooLargeForTheManagedEngine_NamesThePackage()
    {
        var rows = Enumerable.Range(0, 450).Select(i => new TotalEquation($"t{i}", [$"a{i}", $"a{i + 1}"])).ToArray();
        var cells = Enumerable.Range(0, 451).Select(i => new ProtectionCell { Id = $"a{i}", Value = 5, IsPrimary = i == 225, UpperProtection = i == 225 ? 2 : 0 })
            .Concat(Enumerable.Range(0, 450).Select(i => new ProtectionCell { Id = $"t{i}", Value = 10 }));

        var missing = Assert.Throws<SolverMissingException>(() => SmallTables.Protect(new ProtectionProblem { Cells = [.. cells], Equations = rows }));

        Assert.Contains("coinor-libclp1", missing.Message, StringComparison.Ordinal);
    }

    private static ProtectionProblem Renamed(ProtectionProblem problem, string prefix) => problem with
    {
        Cells = [.. problem.Cells.Select(cell => cell with { Id = prefix + cell.Id })],
        Equations = [.. problem.Equations.Select(sum => new TotalEquation(prefix + sum.Total, [.. sum.Parts.Select(part => prefix + part)]))],
    };

    private sealed class Watcher(Action<ProtectionProgress> seen) : IProgress<ProtectionProgress>
    {
        public void Report(ProtectionProgress value) => seen(value);
    }
}
