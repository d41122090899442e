using NodaTime;
using Portal.Data.Cube;

namespace Portal.Ui.Workbench;

/// <summary>What a page shows of reappearance.</summary>
/// <param name="Count">Items removed in the period and checked.</param>
/// <param name="Events">Times that any of them came back.</param>
/// <param name="PerThousandDays">Times back per thousand days followed; null where none was followed.</param>
/// <param name="Ages">By age after the removal.</param>
public sealed record ReturnFigures(long Count, long Events, double? PerThousandDays, IReadOnlyList<ReturnsByAge> Ages)
{
    private static readonly int[] Days = [7, 30, 90];

    internal static ReturnFigures Of(ReappearanceFigures found) => new(
        found.Cells.Count,
        found.Cells.Events,
        found.PerThousandDays,
        [.. Days.Select(days => new ReturnsByAge(days, found.ReadFirst(days * NodaConstants.SecondsPerDay).Figure, found.MeanBy(days * NodaConstants.SecondsPerDay)))]);
}
