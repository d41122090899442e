using Portal.Data.Disclosure;
using Portal.Data.Releases.Building;

namespace Portal.Tests.Data.Releases;

public sealed class SameStatementTests
{
    private static readonly HashSet<TotalEquation> Sums = new(SameStatement.Instance) { new("t", ["a", "b"]) };
    private static readonly HashSet<PublishedFact> Facts = new(SameStatement.Instance) { new([("a", 2), ("b", -1)], 0, null) };

    [Fact]
    public void Sums_OfTheSameParts_AreOneInAnyOrder()
    {
        Assert.Contains(new TotalEquation("t", ["b", "a"]), Sums);
        Assert.DoesNotContain(new TotalEquation("t", ["a", "c"]), Sums);
        Assert.DoesNotContain(new TotalEquation("t", ["a", "b", "b"]), Sums);
        Assert.DoesNotContain(new TotalEquation("a", ["t", "b"]), Sums);
    }

    [Fact]
    public void Facts_OfTheSameTermsAndEnds_AreOneInAnyOrder()
    {
        Assert.Contains(new PublishedFact([("b", -1), ("a", 2)], 0, null), Facts);
        Assert.DoesNotContain(new PublishedFact([("b", 2), ("a", -1)], 0, null), Facts);
        Assert.DoesNotContain(new PublishedFact([("a", 2), ("b", -1)], 0, 0), Facts);
    }
}
