using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;

namespace Portal.Tests.Data.Disclosure;

/// <summary>A median bin beside a histogram: cases up to one edge, between the edges and beyond, for two providers' groups.</summary>
public sealed class QuantileFactsTests
{
    /// <summary>The middle stretch holds the median of the first row: 14 of 30 lie below it, 17 up to its end.</summary>
    private static readonly ProtectionProblem Histogram = SmallTables.Build([[14, 3, 13], [40, 30, 20]], primary: (0, 1), protection: 3);

    private static readonly PublishedFact[] Median = [.. QuantileFacts.Of("r0c3", ["r0c0"], ["r0c0", "r0c1"], 1, 2)];

    [Fact]
    public void Of_StretchWithTwoEdges_SaysAtMostAndAtLeastTheShare()
    {
        Assert.Equal([("r0c0", 2L), ("r0c3", -1L)], Median[0].Terms);
        Assert.Equal((null, 0L), (Median[0].Lower, Median[0].Upper));
        Assert.Equal([("r0c0", 2L), ("r0c1", 2L), ("r0c3", -1L)], Median[1].Terms);
        Assert.Equal((0L, null), (Median[1].Lower, Median[1].Upper));
        Assert.Single(QuantileFacts.Of("n", [], ["a"], 9, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => QuantileFacts.Of("n", ["a"], ["a"], 2, 2).ToList());
    }

    [Fact]
    public void Bin_PublishedBesideAPatternThatDidNotKnowIt_LeaksAndIsFound()
    {
        var careless = SmallTables.HiddenOf(SmallTables.Protect(Histogram));

        var found = PatternAudit.Check(Histogram with { Facts = Median }, careless, new ProtectionOptions { Engine = SolverEngine.Managed }, CancellationToken.None);

        Assert.Empty(PatternAudit.Check(Histogram, careless, new ProtectionOptions { Engine = SolverEngine.Managed }, CancellationToken.None));
        Assert.Contains(found, failure => failure is { Rule: "not-protected", Cell: "r0c1" });
    }

    [Fact]
    public void Bin_KnownToTheProtection_HidesMoreAndLeaksNothing()
    {
        var problem = Histogram with { Facts = Median };

        var result = SmallTables.Protect(problem);

        Assert.Empty(result.Failures);
        Assert.Empty(SmallTables.Attack(SmallTables.Publish(problem, SmallTables.HiddenOf(result)) with { Intervals = result.Intervals }).Failures);
        Assert.True(result.SecondaryValue > SmallTables.Protect(Histogram).SecondaryValue);
    }
}
