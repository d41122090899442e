namespace Portal.Data.Cube;

/// <summary>The blocks that windows are read from, by their periods, inclusive. Flows are read from the beginning, and open items whenever they came.</summary>
internal sealed record CellStretch(int FirstYear, int LastYear, int FirstDays, int LastDays)
{
    /// <summary>The blocks of all windows together.</summary>
    internal static CellStretch Of(IReadOnlyCollection<SliceWindow> windows)
    {
        var (from, to) = (windows.Min(window => window.From), windows.Max(window => window.To));

        // The spread by notice may come from the month before
        var firstMonth = Math.Min(UtcPeriods.MonthOf(from), windows.Min(window => UtcPeriods.MonthOf(window.SeenTo)) - 1);
        return new CellStretch(
            BlockPeriods.Of(CellTable.Cohort, firstMonth),
            BlockPeriods.Of(CellTable.Cohort, UtcPeriods.MonthOf(to)),
            BlockPeriods.Of(CellTable.Due, UtcPeriods.DayOf(from).Day),
            BlockPeriods.Of(CellTable.Due, UtcPeriods.DayOf(to).Day));
    }

    /// <summary>Whether a cell lies in the blocks.</summary>
    internal bool Holds(CellTable table, long at)
    {
        var period = table == CellTable.Flow ? 0 : BlockPeriods.Of(table, at);
        return table switch
        {
            CellTable.Flow => true,
            CellTable.Due => period >= FirstDays && period <= LastDays,
            _ => period >= FirstYear && period <= LastYear,
        };
    }
}
