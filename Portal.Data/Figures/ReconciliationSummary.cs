namespace Portal.Data.Figures;

/// <summary>How many pairs of counts agree. The four parts add up to <see cref="Pairs"/>.</summary>
/// <param name="Pairs">Provider groups and years of which at least one side speaks.</param>
/// <param name="Within">Both sides known, at most 10 % apart.</param>
/// <param name="Flagged">Both sides known, more than 10 % apart.</param>
/// <param name="WithoutOwn">The provider gives no number.</param>
/// <param name="WithoutHotline">The provider gives a number, and the hotline gives none or 0.</param>
/// <param name="Equal">Both sides known and exactly equal; a part of <paramref name="Within"/>.</param>
/// <example>Own and hotline 100 and 100, 100 and 80, none and 50: 3 pairs, 1 within (equal), 1 flagged, 1 without own.</example>
public sealed record ReconciliationSummary(int Pairs, int Within, int Flagged, int WithoutOwn, int WithoutHotline, int Equal)
{
    /// <summary>Counts rows. Pure.</summary>
    public static ReconciliationSummary Of(IReadOnlyCollection<ReconciliationRow> rows)
    {
        var known = rows.Where(row => row.DifferencePercent is not null).ToList();
        var withoutOwn = rows.Count(row => row.Own.Value is null);
        return new ReconciliationSummary(
            rows.Count,
            known.Count(row => !row.IsFlagged),
            known.Count(row => row.IsFlagged),
            withoutOwn,
            rows.Count - known.Count - withoutOwn,
            known.Count(row => row.Own.Value == row.Hotline.Value));
    }
}
