using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Synthetic;

namespace Portal.Tests.Data.Disclosure;

public sealed class SyntheticTests
{
    [Fact]
    public void Year_FirstAndLastRelease_AddUpAndReachThePlannedSize()
    {
        var year = new SyntheticYear();

        var january = ProblemCheck.Check(year.Problem(0));
        var december = ProblemCheck.Check(year.Problem(SyntheticYear.ReleaseCount - 1));

        Assert.Empty(january.Problems);
        Assert.Empty(december.Problems);
        Assert.InRange(december.Problem!.Cells.Count, 24_000, 25_000);
    }

    [Fact]
    public void Cube_MadeTwice_IsTheSameAndTrue()
    {
        var first = SyntheticCube.Create(4, 0.2);
        var second = SyntheticCube.Create(4, 0.2);

        Assert.Equal(first.Cells, second.Cells);
        Assert.Equal(125, first.Cells.Count);
        Assert.DoesNotContain(SmallTables.Attack(first).Failures, failure => failure.Rule is "contradiction" or "rank");
    }
}
