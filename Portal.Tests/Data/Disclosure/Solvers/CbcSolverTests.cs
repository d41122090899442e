using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Disclosure.Solvers;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Disclosure.Solvers;

public sealed class CbcSolverTests
{
    private const int Columns = 9;
    private const int Programs = 40;

    /// <summary>Branches that take seconds.</summary>
    private const int HardNodes = 1_500;

    public CbcSolverTests() => DebianPackages.Find("coinor-libcbc3", "/usr/lib", "libCbcSolver.so.3");

    /// <summary>CBC's own preprocessing makes it answer 22 here, and call it the least.</summary>
    [Fact]
    public void Minimize_ChoiceThatPreprocessingLoses_FindsIt()
    {
        var choice = new Choice(
            [4, 10, 9, 11, 6, 20, 3, 9, 2],
            [
                [0, 0, -1, 0, 2, 1, 1, 2, 2],
                [-1, 0, 0, -1, 0, 0, 0, -1, 2],
                [1, 2, 0, 1, 1, 1, 2, 1, 1],
                [1, -1, 1, 1, -1, 0, -1, -1, 2],
                [0, 2, 0, -1, -1, 2, -1, -1, 2],
                [0, 1, 2, -1, 0, 1, 2, 0, 0],
            ],
            [1, 1, 1, 0, 3, 0]);

        var (values, isLeast, _) = CbcSolver.Minimize(choice.Program(), 1_000, CancellationToken.None);

        Assert.Equal([0, 1, 0, 0, 0, 0, 0, 0, 1], values!);
        Assert.True(isLeast);
    }

    [Fact]
    public void Minimize_RandomChoices_FindsWhatTryingAllFinds() =>
        Prop.ForAll(Choices().ToArbitrary(), choice =>
        {
            var least = Enumerable.Range(0, 1 << Columns).Where(choice.Fulfils).Select(choice.CostOf).DefaultIfEmpty(-1).Min();

            var (values, isLeast, _) = CbcSolver.Minimize(choice.Program(), 1_000, CancellationToken.None);

            Assert.Equal(least, values is null ? -1 : choice.CostOf(values.Select((value, i) => value == 1 ? 1 << i : 0).Sum()));
            Assert.Equal(values is not null, isLeast);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Programs));

    [Fact]
    public void Minimize_ManyAtOnce_EachGetsItsOwnAnswer()
    {
        var choices = Choices().Sample(Programs, 10).ToArray();
        var alone = choices.Select(choice => CbcSolver.Minimize(choice.Program(), 1_000, CancellationToken.None)).ToArray();

        var together = choices.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(choice => CbcSolver.Minimize(choice.Program(), 1_000, CancellationToken.None)).ToArray();

        Assert.Equal(alone.Select(answer => (answer.IsLeast, answer.Pivots)), together.Select(answer => (answer.IsLeast, answer.Pivots)));
        Assert.All(alone.Zip(together), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
    }

    [Fact]
    public void Minimize_Cancelled_IsLeftAtOnceAndTheNextCallFindsItsOwn()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var watch = Stopwatch.StartNew();

        Assert.ThrowsAny<OperationCanceledException>(() => CbcSolver.Minimize(MarketSplit(), HardNodes, source.Token));

        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(2));
        var (values, isLeast, _) = CbcSolver.Minimize(new Choice([3, 2, 2, 9, 9, 9, 9, 9, 9], [[1, 1, 1, 0, 0, 0, 0, 0, 0]], [2]).Program(), 1_000, CancellationToken.None);
        Assert.Equal([0, 1, 1, 0, 0, 0, 0, 0, 0], values!);
        Assert.True(isLeast);
    }

    /// <summary>Sums of random weights that shall come to just half: branching finds that out by trying nearly all of them.</summary>
    private static LinearProgram MarketSplit()
    {
        const int Sums = 5;
        const int Items = 44;
        static double Weight(int row, int item)
        {
            var mixed = unchecked((ulong)((row * Items) + item + 1) * 0x9E3779B97F4A7C15UL);
            mixed = unchecked((mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9UL);
            return (mixed ^ (mixed >> 32)) % 100;
        }

        double[] half = [.. Enumerable.Range(0, Sums).Select(row => Math.Floor(Enumerable.Range(0, Items).Sum(item => Weight(row, item)) / 2))];
        var program = new LinearProgram(half, [.. half]);
        for (var item = 0; item < Items; item++)
        {
            program.AddColumn(0, 1, 1 + (item % 3), Enumerable.Range(0, Sums).Select(row => (row, Weight(row, item))));
        }

        return program;
    }

    private static Gen<Choice> Choices() =>
        from costs in Gen.Choose(1, 20).ArrayOf(Columns)
        from rows in Gen.Choose(-1, 2).ArrayOf(Columns).ArrayOf(6)
        from least in Gen.Choose(0, 4).ArrayOf(6)
        select new Choice(costs, rows, least);

    private sealed record Choice(int[] Costs, int[][] Rows, int[] Least)
    {
        internal int CostOf(int chosen) => Costs.Where((_, i) => (chosen & (1 << i)) != 0).Sum();

        internal bool Fulfils(int chosen) => Rows.Zip(Least).All(row => row.First.Where((_, i) => (chosen & (1 << i)) != 0).Sum() >= row.Second);

        internal LinearProgram Program()
        {
            var program = new LinearProgram([.. Least.Select(least => (double)least)], [.. Least.Select(_ => double.PositiveInfinity)]);
            for (var i = 0; i < Costs.Length; i++)
            {
                program.AddColumn(0, 1, Costs[i], Rows.Select((row, r) => (r, (double)row[i])).Where(entry => entry.Item2 != 0));
            }

            return program;
        }
    }
}
