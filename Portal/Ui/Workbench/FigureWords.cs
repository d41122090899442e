using System.Globalization;
using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Providers;

namespace Portal.Ui.Workbench;

/// <summary>Sentences and marks from the same computed values.</summary>
internal static class FigureWords
{
    /// <summary>The name of a window that is a quarter: Q3 2026.</summary>
    internal static string Quarter(SliceWindow window) =>
        string.Create(CultureInfo.InvariantCulture, $"Q{(window.From.InUtc().Month + 2) / 3} {window.From.InUtc().Year}{(window.To > window.AsOf ? " so far" : "")}");

    /// <summary>The short name of a window that is a month: Nov.</summary>
    internal static string ShortMonth(SliceWindow window, CultureInfo culture) =>
        window.From.InUtc().Date.ToString("MMM", culture);

    /// <summary>A quantile in words; more than the longest time followed where it was not reached.</summary>
    internal static string Quantile(SpeedFigures speed, double p, CultureInfo culture) =>
        DisplayRules.WhyNoQuantile(p, speed.Count, speed.Events) is not null ? "too few items"
        : speed.Quantiles[p].Value is { } seconds ? Length(seconds, culture)
        : speed.LastAge is { } last ? HumanFormat.MoreThan(Duration.FromSeconds(last), culture)
        : "not estimable";

    /// <summary>A quantile as the second half of a sentence: "nine in ten after 2 d", or that there are too few items to say.</summary>
    internal static string Further(SpeedFigures speed, double p, string name, CultureInfo culture) =>
        DisplayRules.WhyNoQuantile(p, speed.Count, speed.Events) is not null ? $"too few items to say it of {name}" : $"{name} after {Quantile(speed, p, culture)}";

    /// <summary>The interval of a figure in words: by notice where groups of notices are kept, else the widened band.</summary>
    internal static string Interval(RemovalFigure figure, Func<double, string> say) => (IntervalOf(figure).Lower, IntervalOf(figure).Upper) switch
    {
        ({ } low, { } high) => $"{say(low)} to {say(high)}",
        ({ } low, null) => $"{say(low)} or more",
        (null, { } high) => $"{say(high)} or less",
        _ => "not estimable",
    };

    /// <summary>The interval that is shown.</summary>
    internal static ConfidenceInterval IntervalOf(RemovalFigure figure) => figure.Interval is { Lower: null, Upper: null } ? figure.BandInterval : figure.Interval;

    /// <summary>The interval of a quantile in words.</summary>
    internal static string QuantileInterval(SpeedFigures speed, double p, CultureInfo culture) =>
        Interval(speed.Quantiles[p], seconds => Length(seconds, culture));

    /// <summary>What was issued in a window and stands in no figure, and why; null where there is nothing of it.</summary>
    internal static string? LeftOut(SliceCounts counts, string when, CultureInfo culture)
    {
        (int Count, string Because)[] parts =
        [
            (counts.PreResolved, "gone before the notice was sent"), (counts.Void, "withdrawn as never valid"), (counts.Contradictory, "with times that contradict each other"),
        ];
        var words = parts.Where(part => part.Count > 0).Select(part => $"{HumanFormat.Count(part.Count, culture)} {part.Because}").ToArray();
        return words.Length == 0 ? null : $"Left out of these figures, of the items notified {when}: {string.Join(", ", words)}.";
    }

    /// <summary>What a curve is conditional on, as a sentence; empty where it starts with the notice.</summary>
    internal static string Condition(SpeedFigures speed, CultureInfo culture) => speed.StartAge > 0 && double.IsFinite(speed.StartAge)
        ? $"Of items still online after {Length(speed.StartAge, culture)}: fewer than ten were followed at younger ages."
        : "";

    /// <summary>A share still online; words where there are too few items for one.</summary>
    internal static string Share(RemovalFigure figure, CultureInfo culture) => figure.Value is { } share ? HumanFormat.Share(share, culture) : "too few items";

    /// <summary>A provider's type in words.</summary>
    internal static string ProviderType(Provider provider) => provider.Type is { } code ? ProviderType(code) : "type not known";

    /// <summary>A type's code in words: a kind of service, without a judgement of it.</summary>
    internal static string ProviderType(string code) => code == "unresponsive" ? "rarely answers" : code.Replace('_', ' ');

    /// <summary>A length of seconds in words.</summary>
    internal static string Length(double seconds, CultureInfo culture) => HumanFormat.Length(Duration.FromSeconds(seconds), culture);

    /// <summary>A rate with its interval, or the plain counts where they are few.</summary>
    internal static string OnTime(OnTimeCounts counts, CultureInfo culture) => counts switch
    {
        { Due: 0 } => "nothing was due",
        { Due: < 10 } => $"{HumanFormat.Count(counts.OnTime, culture)} of {HumanFormat.Count(counts.Due, culture)}",
        _ => HumanFormat.Share(counts.Rate!.Value, culture),
    };

    /// <summary>The interval of a rate in words; null where there are too few to give one.</summary>
    internal static string? OnTimeInterval(OnTimeCounts counts, CultureInfo culture) =>
        counts is { Due: >= 10, Interval: { Lower: { } low, Upper: { } high } } ? HumanFormat.ShareInterval(low, high, culture) : null;
}
