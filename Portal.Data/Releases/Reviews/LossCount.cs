namespace Portal.Data.Releases.Reviews;

/// <summary>Counts what hiding costs a table, and what it does differently from the table before.</summary>
internal static class LossCount
{
    internal static LossLine Of(DraftReading reading, TableReview now, (DraftReading Reading, TableReview Review)? before)
    {
        var line = new LossLine
        {
            Table = now.Table.Id,
            Title = now.Table.Title,
            Cells = now.Cells.Count(IsJudged),
            Primary = now.Cells.Count(cell => IsHidden(cell) && cell.Kind is HidingKind.Primary),
            Locked = now.Cells.Count(cell => IsHidden(cell) && cell.Kind is HidingKind.Locked),
            Secondary = now.Cells.Count(cell => IsHidden(cell) && cell.Kind is not (HidingKind.Primary or HidingKind.Locked)),
            HiddenShare = HiddenShare(now),
            ValueShare = ValueShare(reading, now),
        };
        if (before is not { } earlier)
        {
            return line;
        }

        var (shownThen, hiddenThen) = (Newest(earlier.Review).Where(IsShown).Select(Key).ToHashSet(), Newest(earlier.Review).Where(IsHidden).Select(Key).ToHashSet());
        return line with
        {
            HiddenShareBefore = HiddenShare(earlier.Review),
            ValueShareBefore = ValueShare(earlier.Reading, earlier.Review),
            BecameHidden = [.. Newest(now).Where(cell => IsHidden(cell) && shownThen.Contains(Key(cell))).Select(cell => Name(now.Table, cell))],
            BecameShown = [.. Newest(now).Where(cell => IsShown(cell) && hiddenThen.Contains(Key(cell))).Select(cell => Name(now.Table, cell))],
        };
    }

    private static bool IsShown(CellReview cell) => cell.Cell.Status is CellStatus.Shown;

    private static bool IsHidden(CellReview cell) => cell.Cell.Status.IsHidden();

    private static bool IsJudged(CellReview cell) => IsShown(cell) || IsHidden(cell);

    private static double HiddenShare(TableReview table) =>
        table.Cells.Count(IsJudged) is > 0 and var judged ? (double)table.Cells.Count(IsHidden) / judged : 0;

    private static double? ValueShare(DraftReading reading, TableReview table)
    {
        var (hidden, all) = (0L, 0L);
        foreach (var cell in table.Cells.Where(IsJudged))
        {
            var value = reading.ValueOf(table.Table, cell) ?? 0;
            all += value;
            hidden += IsHidden(cell) ? value : 0;
        }

        return all == 0 ? null : (double)hidden / all;
    }

    /// <summary>A first release brings several periods; the newest of each is what the next one follows.</summary>
    private static IEnumerable<CellReview> Newest(TableReview table) =>
        table.Cells.Where(cell => cell.Cell.Codes[^1] == table.Table.Dimensions[^1].Codes[^1].Id);

    private static string Key(CellReview cell) => $"{string.Join('|', cell.Cell.Codes.SkipLast(1))}|{cell.Cell.Measure}";

    private static string Name(ReleaseTable table, CellReview cell) => string.Join(
        ", ",
        table.Dimensions.SkipLast(1).Select((dimension, at) => dimension.Codes.First(code => code.Id == cell.Cell.Codes[at]).Label)
            .Append(table.Measures.First(measure => measure.Id == cell.Cell.Measure).Title));
}
