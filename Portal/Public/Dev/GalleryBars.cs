using Portal.Ui.Charts;

namespace Portal.Public.Dev;

/// <summary>Made-up stacked bars for the gallery.</summary>
internal static class GalleryBars
{
    internal static SplitBarData Hours { get; } = new()
    {
        Title = "How long was it online, all together?",
        Description = "0.79 million hours before the limit, 1.13 million after it.",
        HasAxis = false,
        Rows =
        [
            new SplitRow("", [new(SplitKind.Met, 0.411, "0.79 million before the limit"), new(SplitKind.Missed, 0.589, "1.13 million after the limit (59%)")]),
        ],
    };

    internal static SplitBarData Met { get; } = new()
    {
        Title = "Was the legal time limit met?",
        Description = "Met 71.4%, undetermined 6.2%, missed 22.4% of 48,210 items due.",
        Rows =
        [
            new SplitRow(
                "All numeric limits",
                [new(SplitKind.Met, 0.714, "Met 71.4%"), new(SplitKind.Undetermined, 0.062, "Undetermined 6.2%"), new(SplitKind.Missed, 0.224, "Missed 22.4%")],
                "48,210 items due",
                0.698,
                0.730,
                "95% interval 69.8 to 73.0"),
            Row("1 hour", 0.581, 0.118, 0.53, 0.63),
            Row("24 hours", 0.726, 0.061, 0.71, 0.741),
            Row("2 calendar days", 0.779, 0.028, 0.749, 0.806),
            Row("7 days", 0.883, 0.012, 0.861, 0.902),
        ],
    };

    internal static SplitBarData Extremes { get; } = new()
    {
        Title = "All, none, open and hidden",
        Description = "Bars at the ends of what can happen.",
        Rows =
        [
            new SplitRow("All met", [new(SplitKind.Met, 1, "Met 100%")], "12 items due", 0.757, 1, "95% interval 75.7 to 100.0"),
            new SplitRow("None met", [new(SplitKind.Missed, 1, "Missed 100%")], Low: 0, High: 0.24),
            new SplitRow("Half open", [new(SplitKind.Met, 0.3, "30.0%"), new(SplitKind.Open, 0.5, "Open 50.0%"), new(SplitKind.Missed, 0.2, "Missed 20.0%")]),
            new SplitRow("Hidden", [new(SplitKind.Hidden, 1, "c")]),
            new SplitRow("A limit with quite a long name that has to fit", [new(SplitKind.Met, 0.004, "0.4%"), new(SplitKind.Undetermined, 0.992, "99.2%"), new(SplitKind.Missed, 0.004, "0.4%")]),
        ],
    };

    private static SplitRow Row(string label, double met, double undetermined, double low, double high) => new(
        label,
        [
            new(SplitKind.Met, met, FormattableString.Invariant($"{met * 100:0.0}%")),
            new(SplitKind.Undetermined, undetermined, ""),
            new(SplitKind.Missed, 1 - met - undetermined, ""),
        ],
        Low: low,
        High: high);
}
