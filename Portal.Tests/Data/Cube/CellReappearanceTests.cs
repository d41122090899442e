using Portal.Data.Cube;

namespace Portal.Tests.Data.Cube;

public sealed class CellReappearanceTests
{
    [Fact]
    public void ReadFirst_RemovedInTheInstantOfTheLook_IsWatchedAtTheAgeOfNothing()
    {
        // Look at midnight: of the day that begins then, only what went in that very instant is there, half a day before the middle of its day
        var cells = new CellReappearance([new ReturnMonth([(-0.5, 1), (2.5, 9)], [(0, 1, 1)])], widestEffect: 1);

        var (figure, bounds) = cells.ReadFirst(86_400);

        Assert.Equal(0.1, figure.Value!.Value, 1e-12);
        Assert.InRange(figure.Value.Value, bounds!.Value.Lowest!.Value, bounds.Value.Highest!.Value);
    }

    [Fact]
    public void ReadFirst_ReturnOfAMonthWithoutRemovals_IsCountedAsWatched()
    {
        var cells = new CellReappearance([new ReturnMonth([(2.5, 20)], [(348, 1, 1)]), new ReturnMonth([], [(348, 1, 1)])], widestEffect: 1);

        var (figure, bounds) = cells.ReadFirst(86_400);

        Assert.InRange(figure.Value!.Value, bounds!.Value.Lowest!.Value, bounds.Value.Highest!.Value);
    }
}
