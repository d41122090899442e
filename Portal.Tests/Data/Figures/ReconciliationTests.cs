using Portal.Data.Figures;

namespace Portal.Tests.Data.Figures;

public sealed class ReconciliationTests
{
    private static readonly IReadOnlyList<ReconciliationRow> Rows = Reconcile();

    [Fact]
    public void Discord2022_HotlineCountedThreeTimesAsMany_IsFlagged()
    {
        var row = Row("discord", 2022);

        Assert.Equal((58179m, 169800m, -65.7m, true), (row.Own.Value, row.Hotline.Value, row.DifferencePercent, row.IsFlagged));
        Assert.Equal((58179m, 169800m), (row.OwnRecount, row.HotlineRecount));
    }

    [Fact]
    public void Reddit2022_BothCountTheSame_IsNotFlagged() =>
        Assert.Equal((0m, false), (Row("reddit", 2022).DifferencePercent, Row("reddit", 2022).IsFlagged));

    [Fact]
    public void Meta2024_RoundedOwnCount_IsFlagged()
    {
        var row = Row("meta", 2024);

        Assert.Equal((11600000m, 13764805m, -15.7m, true), (row.Own.Value, row.Hotline.Value, row.DifferencePercent, row.IsFlagged));
    }

    [Fact]
    public void Apple2023_SaysNothing_IsNotReportedAndNotZero()
    {
        var row = Row("apple", 2023);

        Assert.Equal(FigureStatus.NotReported, row.Own.Status);
        Assert.Null(row.Own.Value);
        Assert.Equal(267m, row.Hotline.Value);
        Assert.Null(row.DifferencePercent);
        Assert.False(row.IsFlagged);
    }

    [Fact]
    public void PrintedPairs_RecountedFromTheTables_AgreeButForOne()
    {
        var printed = Rows.Where(row => row.Own.Source == "comparable-counts" || row.Hotline.Source == "comparable-counts").ToList();

        var differing = Assert.Single(printed, row => row.RecountDiffers);
        Assert.Equal(30, printed.Count);
        Assert.Equal(("microsoft", 2023, 140720m, 140757m), (differing.Group, differing.Year, differing.Own.Value, differing.OwnRecount));
    }

    [Fact]
    public void Difference_FlaggedRows_AreThoseOverTenPerCent() =>
        Assert.All(Rows, row => Assert.Equal(
            row.Own.Value is { } own && row.Hotline.Value is { } hotline && Math.Abs(own - hotline) * 10 > hotline,
            row.IsFlagged));

    [Theory]
    [InlineData("2023", 100, "2023 H1", 60, null)]
    [InlineData("2023 H1", 40, "2023 H2", 60, 100)]
    [InlineData("2023 H1", 40, "2023 Q3", 60, null)]
    [InlineData("2023 H2", 40, "2023 H2", 60, null)]
    public void YearTotal_PeriodsMustFillTheYear(string first, int one, string second, int two, int? expected) =>
        Assert.Equal(expected, Reconciliation.YearTotal([OwnFigure(first, one), OwnFigure(second, two)], 2023));

    [Fact]
    public void Summary_AllRows_AddsUpAndCountsWhatIsMissing()
    {
        var summary = ReconciliationSummary.Of(Rows);

        Assert.Equal(Rows.Count, summary.Pairs);
        Assert.Equal(summary.Pairs, summary.Within + summary.Flagged + summary.WithoutOwn + summary.WithoutHotline);
        Assert.Equal(Rows.Count(row => row.IsFlagged), summary.Flagged);
        Assert.Equal(Rows.Count(row => row.Own.Value is null), summary.WithoutOwn);
        Assert.InRange(summary.Equal, 1, summary.Within);
    }

    [Fact]
    public void YearTotal_WithoutFigures_IsUnknown() => Assert.Null(Reconciliation.YearTotal([], 2023));

    private static ReconciliationRow Row(string group, int year) => Assert.Single(Rows, row => row.Group == group && row.Year == year);

    private static Figure OwnFigure(string period, decimal value)
    {
        var (from, to, _) = FigurePeriod.Parse(period);
        var like = Published.Read("provider-disclosures").Figures[0];
        return like with { PeriodText = period, PeriodFrom = from, PeriodTo = to, Value = value, Flags = [] };
    }

    private static IReadOnlyList<ReconciliationRow> Reconcile()
    {
        IReadOnlyList<Figure> pairs = [.. Published.Read("comparable-counts").Figures, .. Published.Read("provider-vs-hotline-2024").Figures];
        var groups = pairs.Select(figure => figure.ProviderGroup).OfType<string>().Where(group => !group.StartsWith("all-", StringComparison.Ordinal)).ToHashSet();
        return Reconciliation.Rows(pairs, Published.Read("provider-disclosures").Figures, Published.Read("ncmec-provider").Figures, groups);
    }
}
