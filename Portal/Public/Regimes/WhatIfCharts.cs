using System.Globalization;
using Portal.Data.Cube;
using Portal.Ui;
using Portal.Ui.Charts;

namespace Portal.Public.Regimes;

/// <summary>A what-if answer as a bar, and the facts below it.</summary>
internal static class WhatIfCharts
{
    internal static FigureFacts Facts(PublicSlice slice) => new()
    {
        Items = slice.Issued,
        ItemsLabel = "Items notified",
        OpenShare = slice.OpenShare,
        AsOf = slice.AsOf,
        KnownAt = slice.AsOf,
        Source = "Synthetic notices",
        Method = "how it is made",
        MethodHref = PortalUrls.Method("on-time"),
        IsSynthetic = true,
    };

    internal static SplitBarData Bar(string title, string name, PublicSplit split, CultureInfo culture) => new()
    {
        Title = title,
        Description = $"{name}: met {HumanFormat.Share(split.OnTimeShare, culture)}, undetermined {HumanFormat.Share(split.UndeterminedShare, culture)}, missed {HumanFormat.Share(split.LateShare, culture)} of {HumanFormat.Count(split.Due, culture)} due.",
        Rows =
        [
            new SplitRow(
                name,
                [
                    new(SplitKind.Met, split.OnTimeShare, $"Met {HumanFormat.Share(split.OnTimeShare, culture)}"),
                    new(SplitKind.Undetermined, split.UndeterminedShare, $"Undetermined {HumanFormat.Share(split.UndeterminedShare, culture)}"),
                    new(SplitKind.Missed, split.LateShare, $"Missed {HumanFormat.Share(split.LateShare, culture)}"),
                ],
                $"{HumanFormat.Count(split.Due, culture)} items due",
                split.Interval.Lower,
                split.Interval.Upper,
                split.Interval is { Lower: { } low, Upper: { } high } ? $"95% interval {HumanFormat.ShareInterval(low, high, culture)}" : null),
        ],
    };
}
