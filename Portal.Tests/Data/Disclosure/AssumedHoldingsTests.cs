using Portal.Data.Disclosure;

namespace Portal.Tests.Data.Disclosure;

public sealed class AssumedHoldingsTests
{
    private const string Cells = """
        id,value,contributors,top1,top2,primary,upper_protection
        a,30,1,30,0,1,3
        b,50,2,40,10,0,0
        t,80,3,40,30,0,0
        """;

    [Fact]
    public void Add_TotalThatRepeatsAPart_GivesItToTheSameGroup()
    {
        var problem = ProblemReader.Read(Cells, "t;a,b", null).Problem!;

        var parts = AssumedHoldings.Add(problem, Cells).Contributions;

        Assert.Equal(3, parts.Select(part => part.Group).Distinct().Count());
        Assert.Equal(parts.Single(part => part.Cell == "a").Group, parts.Single(part => part is { Cell: "t", Value: 30 }).Group);
        Assert.Equal(parts.Single(part => part is { Cell: "b", Value: 40 }).Group, parts.Single(part => part is { Cell: "t", Value: 40 }).Group);
    }
}
