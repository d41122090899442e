using System.Globalization;
using Portal.Data.Measures;
using Portal.Ui;
using Portal.Ui.Charts;
using Portal.Ui.Workbench;

namespace Portal.Regulators.Providers;

/// <summary>A comparison in words and marks. Outside means outside the 99.8 % limits; nobody is ranked.</summary>
internal static class ComparisonWords
{
    private const double Inner = 1.959963984540054;
    private const double Outer = 3.090232306167813;
    private const int Steps = 40;

    /// <summary>Where a provider lies.</summary>
    internal static string Place(FunnelPoint point) => point.Unit.Due < DisplayRules.LeastItems ? "too few items" : Math.Abs(point.ZOverdispersed) switch
    {
        > Outer => point.ZOverdispersed > 0 ? "more on time, outside 99.8%" : "fewer on time, outside 99.8%",
        > Inner => "outside 95%, inside 99.8%",
        _ => "inside",
    };

    /// <summary>Why a provider stands out; nothing for most.</summary>
    internal static IEnumerable<string> Reasons(ProviderListView view, string code, WeeklyChart weeks)
    {
        var own = view.Comparison.Funnel.Points.FirstOrDefault(point => point.Unit.Label == code);
        var isCompared = view.Comparison.WhyNot is null && own is { Unit.Due: >= DisplayRules.LeastItems };
        if (isCompared && Math.Abs(own!.ZOverdispersed) > Outer)
        {
            yield return Place(own);
        }

        if (isCompared && view.Comparison.Ratios.GetValueOrDefault(code) is { Z: { } z } && Math.Abs(z) > Outer)
        {
            yield return z > 0 ? "later than its mix of cases explains" : "less late than its mix of cases explains";
        }

        if (weeks.Now.AlertSince is not null)
        {
            yield return $"weekly share on time has fallen, alert {WeekWords.Alert(weeks)}";
        }

        if (weeks is { Now: { Because: not null, Since: { } moved } } && WeekWords.Before(weeks, moved) is not null)
        {
            yield return $"the limits of its weekly chart were moved with {WeekWords.Week(moved)} while an alert stood, and there are too few weeks since for a new one";
        }
    }

    /// <summary>The answer about one provider.</summary>
    internal static string Verdict(FunnelPoint point, CultureInfo culture) => point.Unit.Due < DisplayRules.LeastItems
        ? $"Fewer than 10 items were due ({HumanFormat.Count(point.Unit.Due, culture)}): too few to say."
        : Math.Abs(point.ZOverdispersed) switch
        {
            > Outer => point.ZOverdispersed > 0 ? "Yes: more on time, outside the 99.8% limits." : "Yes: fewer on time, outside the 99.8% limits.",
            > Inner => "Perhaps: outside the 95% limits, inside the 99.8% limits.",
            _ => "No: inside the 95% limits.",
        };

    /// <summary>The answer about a group.</summary>
    internal static string Outside(Funnel funnel, CultureInfo culture)
    {
        var small = funnel.Points.Count(point => point.Unit.Due < DisplayRules.LeastItems);
        var count = funnel.Points.Count(point => point.Unit.Due >= DisplayRules.LeastItems && Math.Abs(point.ZOverdispersed) > Outer);
        return $"{(count == 0 ? "None" : HumanFormat.Count(count, culture))} of {HumanFormat.Count(funnel.Points.Count - small, culture)} providers {(count == 1 ? "lies" : "lie")} outside the 99.8% limits; together {HumanFormat.Share(funnel.Target!.Value, culture)} were on time.{(small == 0 ? "" : $" {HumanFormat.Count(small, culture)} with fewer than 10 items due are not drawn.")}";
    }

    /// <summary>Whether the mix of cases explains the difference, as a sentence; empty where nothing was expected.</summary>
    internal static string CaseMix(StandardisedRatio? ratio, CultureInfo culture) => ratio?.Ratio is { } value
        ? $"For its own mix of category, rule and quarter it was late {value.ToString("0.00", culture)} times as often as expected (99.8% limits {Limits(ratio, culture)})."
        : "";

    /// <summary>The two cells of a ratio.</summary>
    internal static string[] Ratio(StandardisedRatio? ratio, CultureInfo culture) =>
        ratio?.Ratio is { } value ? [value.ToString("0.00", culture), Limits(ratio, culture)] : ["none expected", "none"];

    /// <summary>The chart: one in question is filled.</summary>
    internal static FunnelData Chart(ComparisonView view, string? own, string title, CultureInfo culture)
    {
        var funnel = view.Funnel;
        var dots = funnel.Points.Where(point => point.Unit.Due >= DisplayRules.LeastItems).Select(point => new FunnelDot(view.Names[point.Unit.Label].Name, point.Unit.Due, point.Unit.Rate!.Value, point.Unit.Label == own)).ToArray();
        var (least, most) = (dots.Min(dot => dot.Size), Math.Max(dots.Max(dot => dot.Size), dots.Min(dot => dot.Size) * 10));
        return new FunnelData
        {
            Title = title,
            Description = Outside(funnel, culture),
            Dots = dots,
            Limits =
            [
                .. Enumerable.Range(0, Steps + 1)
                    .Select(step => (long)Math.Round(least * Math.Pow(most / least, (double)step / Steps))).Distinct()
                    .Select(size => (Size: size, At: funnel.LimitsAt(size)!.Value))
                    .Select(limit => new FunnelLimit(limit.Size, limit.At.Inner.Lower!.Value, limit.At.Inner.Upper!.Value, limit.At.Outer.Lower!.Value, limit.At.Outer.Upper!.Value)),
            ],
            Mean = funnel.Target!.Value,
            MeanLabel = $"all {HumanFormat.Share(funnel.Target.Value, culture)}",
            SizeLabel = "items due in the period (log scale)",
        };
    }

    private static string Limits(StandardisedRatio ratio, CultureInfo culture) => ratio.Limits is { Lower: { } low, Upper: { } high }
        ? $"{low.ToString("0.00", culture)} to {high.ToString("0.00", culture)}"
        : "none";
}
