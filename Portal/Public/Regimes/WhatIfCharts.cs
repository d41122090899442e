using System.Globalization;
using Portal.Ui;
using Portal.Ui.Charts;

namespace Portal.Public.Regimes;

/// <summary>What-if answers as a bar and in words: what surely would have met the limit, what surely not, and the part between.</summary>
internal static class WhatIfCharts
{
    internal static SplitBarData Bar(WhatIfLine line, string name, CultureInfo culture) => new()
    {
        Title = $"What if {line.Rule.Id} had been law?",
        Description = $"{name}: {Share(line, culture)}.",
        HasAxis = false,
        Rows =
        [
            new SplitRow(
                name,
                [
                    .. new SplitPart[]
                    {
                        new(SplitKind.Met, (double)line.AtLeast, $"At least {HumanFormat.Percent((double)line.AtLeast, culture)} inside"),
                        new(SplitKind.Undetermined, (double)(line.AtMost - line.AtLeast), "Not told"),
                        new(SplitKind.Missed, (double)(1 - line.AtMost), $"More than {HumanFormat.Percent((double)(1 - line.AtMost), culture)} outside"),
                    }.Where(part => part.Share > 0),
                ]),
        ],
    };

    /// <summary>"at least 50% and under 90%".</summary>
    internal static string Share(WhatIfLine line, CultureInfo culture) => (line.AtLeast, line.AtMost) switch
    {
        (0, 1) => "the released figures can't tell",
        (0, var most) => $"under {HumanFormat.Percent((double)most, culture)}",
        (var least, 1) => $"at least {HumanFormat.Percent((double)least, culture)}",
        var (least, most) => $"at least {HumanFormat.Percent((double)least, culture)} and under {HumanFormat.Percent((double)most, culture)}",
    };
}
