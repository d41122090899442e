using Portal.Data.Disclosure;
using Portal.Data.Releases.Building;

namespace Portal.Tests.Data.Releases;

/// <summary>Two months of a year: what neither moves alone, both together do.</summary>
public sealed class SummedMovesTests
{
    private const string Year = "a|2025@i:issued";
    private const string January = "a|2025-01@i:issued";
    private const string February = "a|2025-02@i:issued";
    private const string Other = "b|2025@i:issued";

    private static readonly Dictionary<string, ProtectionCell> Cells = new[] { (Year, 7L), (January, 3), (February, 4), (Other, 5) }
        .ToDictionary(cell => cell.Item1, cell => new ProtectionCell { Id = cell.Item1, Value = cell.Item2 }, StringComparer.Ordinal);

    private static readonly KnownMove[] Moves =
    [
        new([(January, -3), (Year, -3), (Other, 3)]),
        new([(February, -4), (Year, -4), (Other, 4)]),
        new([(February, 2), (Year, 2), (Other, -2)]),
    ];

    [Theory]
    [InlineData(4, true)]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public void Meet_DownToNothing_TakesBothMonths(long demand, bool isMet) => Assert.Equal(isMet, Sums().Meet("", Year, MoveSide.Low, demand, 1));

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Meet_OneMoveSeveralTimes_GoesAsFarAsTheCellBesideIt(long demand, bool isMet) => Assert.Equal(isMet, Sums().Meet("", Year, MoveSide.High, demand, 1));

    [Fact]
    public void Meet_GroupThatKnowsAMonth_IsLeftTheOther()
    {
        GroupContribution[] parts = [new(January, "one", 3), new(February, "two", 4), new(Year, "one", 3), new(Year, "two", 4)];

        Assert.True(Sums(parts).Meet("", Year, MoveSide.Low, 7, 1));
        Assert.False(Sums(parts).Meet("one", Year, MoveSide.Low, 7, 1));
        Assert.True(Sums(parts).Meet("one", Year, MoveSide.Low, 4, 1));
        Assert.False(Sums(parts).Meet("two", Year, MoveSide.Low, 4, 1));
    }

    [Fact]
    public void Meet_GroupThatIsAloneWhereNothingIs_KnowsThatToo()
    {
        var cells = Cells.Values.Select(cell => cell.Id == Other ? cell with { Value = 0 } : cell).ToDictionary(cell => cell.Id, StringComparer.Ordinal);
        SummedMoves Sums() => new(cells, Lookup([new GroupContribution(Other, "one", 0)]), 0, Moves, _ => true, new HashSet<string> { Year });

        Assert.True(Sums().Meet("two", Year, MoveSide.Low, 3, 1));
        Assert.False(Sums().Meet("one", Year, MoveSide.Low, 3, 1));
    }

    [Fact]
    public void Meet_PartRoundedByHalfAUnit_IsStillAllOfTheCell()
    {
        SummedMoves Sums(int decimals) => new(Cells, Lookup([new GroupContribution(Other, "one", 4)]), decimals, Moves, _ => true, new HashSet<string> { Year });

        Assert.True(Sums(0).Meet("one", Year, MoveSide.Low, 3, 1));
        Assert.False(Sums(1).Meet("one", Year, MoveSide.Low, 3, 1));
    }

    [Fact]
    public void Meet_MovesInEachOthersWay_AddUpInAnotherOrder()
    {
        // The first takes all of the other code and gives less; the two after it share it
        KnownMove[] moves = [new([(January, 3), (Year, 3), (Other, -5)]), new([(February, 2), (Year, 2), (Other, -2)]), new([(February, 1), (Year, 1), (Other, -1)])];

        Assert.False(Sums([], moves).Meet("", Year, MoveSide.High, 4, 1));
        Assert.True(Sums([], moves).Meet("", Year, MoveSide.High, 4, 3));
    }

    [Fact]
    public void Meet_MoveThatBreaksASum_IsNone() =>
        Assert.False(new SummedMoves(Cells, Lookup([]), 0, Moves, move => move.Cells[0].Cell != January, new HashSet<string> { Year }).Meet("", Year, MoveSide.Low, 7, 1));

    private static SummedMoves Sums(GroupContribution[]? parts = null, KnownMove[]? moves = null) =>
        new(Cells, Lookup(parts ?? []), 0, moves ?? Moves, _ => true, new HashSet<string> { Year });

    private static ILookup<string, GroupContribution> Lookup(GroupContribution[] parts) => parts.ToLookup(part => part.Cell, StringComparer.Ordinal);
}
