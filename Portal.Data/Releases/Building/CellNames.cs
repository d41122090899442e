using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Building;

/// <summary>What the id of a cell, or a name that a union made of it, says of its period.</summary>
internal static class CellNames
{
    /// <summary>Whether a cell speaks of one month.</summary>
    internal static bool IsOfAMonth(string cell) => IsMonth(PeriodOf(cell));

    /// <summary>Whether a period is one month.</summary>
    internal static bool IsMonth(string period) => ReleasePeriod.TryParse(period, out var parsed) && parsed.Frequency is Frequency.Month;

    /// <summary>The period in it.</summary>
    internal static string PeriodOf(string cell)
    {
        var position = cell.LastIndexOf('@') is >= 0 and var at ? cell[..at] : cell;
        return position[(position.LastIndexOf('|') + 1)..];
    }

    /// <summary>The id of the cell, whichever version the name speaks of.</summary>
    internal static string WithoutVersion(string cell) => cell.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? cell[..at] : cell;

    /// <summary>It without its period: the same number, over time.</summary>
    internal static string SeriesOf(string cell) => WithoutVersion(cell).Replace($"|{PeriodOf(cell)}@", "|@", StringComparison.Ordinal);
}
