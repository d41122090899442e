using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Disclosure;

/// <summary>Bettering a pattern too large for a proof of the least.</summary>
public sealed class NeighbourhoodTests
{
    private static readonly string[] Measures = [":n", ":m"];

    [Fact]
    public void Protect_LargeTable_IsBetteredWithoutALeak()
    {
        var problem = LargeTables.WithGroups();

        var plain = Protect(problem, programs: 0, weight: 0.5);
        var better = Protect(problem, programs: 2_000, weight: 0.5);

        Assert.Empty(better.Failures);
        Assert.True(Measure(better, plain) < Measure(plain, plain), $"{better.SecondaryCount} cells of {better.SecondaryValue} after {plain.SecondaryCount} of {plain.SecondaryValue}");
    }

    [Fact]
    public void Protect_WeightOfValue_DecidesBetweenLittleValueAndFewCells()
    {
        var problem = LargeTables.WithGroups();

        var byValue = Protect(problem, programs: 2_000, weight: 1);
        var byNumber = Protect(problem, programs: 2_000, weight: 0);

        Assert.Empty(byValue.Failures.Concat(byNumber.Failures));
        Assert.True(byValue.SecondaryValue < byNumber.SecondaryValue);
        Assert.True(byNumber.SecondaryCount < byValue.SecondaryCount);
    }

    [Fact]
    public void Protect_TwoMeasuresOfOnePattern_StayTogetherWhileBettered()
    {
        var one = LargeTables.WithGroups();
        var both = one with
        {
            HasOnePattern = true,
            Contributions = [],
            Cells = [.. one.Cells.Select(cell => cell with { Id = cell.Id + ":n" }), .. one.Cells.Select(cell => cell with { Id = cell.Id + ":m", Value = 2 * cell.Value, IsPrimary = false, UpperProtection = 0 })],
            Equations = [.. Measures.SelectMany(measure => one.Equations.Select(equation => new TotalEquation(equation.Total + measure, [.. equation.Parts.Select(part => part + measure)])))],
        };

        var plain = Protect(both, programs: 0, weight: 0.5);
        var better = Protect(both, programs: 2_000, weight: 0.5);

        var hidden = SmallTables.HiddenOf(better);
        Assert.Empty(better.Failures);
        Assert.All(one.Cells, cell => Assert.Equal(hidden.Contains(cell.Id + ":n"), hidden.Contains(cell.Id + ":m")));
        Assert.True(Measure(better, plain) <= Measure(plain, plain));
    }

    [Fact]
    public void Protect_ChoiceAmongAllCells_HidesNoMoreThanNeighbourhoodsDo()
    {
        DebianPackages.Find("coinor-libcbc3", "/usr/lib", "libCbcSolver.so.3");
        var problem = LargeTables.WithGroups();

        var near = Protect(problem, programs: 2_000, weight: 0.3);
        var all = Protect(problem, programs: 6_000, weight: 0.3, SolverEngine.Cbc);
        var again = Protect(problem with { Cells = [.. problem.Cells.Reverse()] }, programs: 6_000, weight: 0.3, SolverEngine.Cbc);

        Assert.Empty(all.Failures);
        Assert.Equal("cbc", all.Engine);
        Assert.True(Measure(all, near) <= Measure(near, near));
        Assert.Equal(SmallTables.HiddenOf(all), SmallTables.HiddenOf(again));
    }

    private static double Measure(ProtectionResult result, ProtectionResult plain) =>
        (result.SecondaryValue / (double)plain.SecondaryValue) + (result.SecondaryCount / (double)plain.SecondaryCount);

    private static ProtectionResult Protect(ProtectionProblem problem, long programs, double weight, SolverEngine engine = SolverEngine.Managed) => Protection.Run(
        problem,
        new ProtectionOptions { Engine = engine, ImprovementPrograms = programs, ValueWeight = weight },
        null,
        CancellationToken.None);
}
