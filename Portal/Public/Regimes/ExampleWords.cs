using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Regimes;
using Portal.Ui;
using Portal.Ui.Charts;

namespace Portal.Public.Regimes;

/// <summary>The worked examples of a rule in words, marks and rows, all from the calculator's own obligations.</summary>
internal static class ExampleWords
{
    internal static readonly IReadOnlyList<TableColumn> Columns =
    [
        new("Example", IsNumber: false), new("Clock starts", IsNumber: false), new("Confirmed", IsNumber: false), new("Limit", IsNumber: false),
        new("Clock stops", IsNumber: false), new("Result", IsNumber: false),
    ];

    internal static string Answer(RegimeView view, CultureInfo culture)
    {
        var first = view.Examples[0];
        var suppose = RuleWordsSuppose(view.Rule);
        var limit = first.LimitInNotice is { } set ? $"This notice sets a limit of {HumanFormat.Length(set, culture)}. " : "";
        var rest = first.Result switch
        {
            { DueAt: { } due, StoppedAt: { } stop } => $"A clock that starts on {Local(view, first.Result.StartedAt!.Value, culture)} reaches its limit on {Local(view, due, culture)}; stopped on {Local(view, stop, culture)}, it has {Result(view, first)}.",
            { DueAt: { } due } => $"A clock that starts on {Local(view, first.Result.StartedAt!.Value, culture)} ends on {Local(view, due, culture)}.",
            { StoppedAt: { } stop } => $"Stopped after {HumanFormat.Length(stop - first.Result.StartedAt!.Value, culture)}. That is all that can be said: the rule has no number.",
            _ => "Nothing stopped this clock.",
        };
        return suppose + limit + rest;
    }

    internal static TimelineData Timeline(RegimeView view, CultureInfo culture) => new()
    {
        Title = "How does the clock run in practice? A made-up example",
        Description = string.Join(" ", view.Examples.Select(one => $"{Name(one.Case)}: {End(view, one, culture)}.")),
        IsNeutral = view.Rule.Layer == Layer.Benchmark,
        Rows = [.. view.Examples.Select(one => Row(view, one, culture))],
    };

    internal static IReadOnlyList<TableRow> Rows(RegimeView view, CultureInfo culture) =>
    [
        .. view.Examples.Select(one => new TableRow(new Link(Name(one.Case)),
        [
            Cell(view, one.Result.StartedAt, culture),
            Cell(view, one.AcknowledgedAt, culture),
            Cell(view, one.Result.DueAt, culture),
            Cell(view, one.Result.StoppedAt, culture),
            End(view, one, culture),
        ])),
    ];

    private static TimelineRow Row(RegimeView view, RuleExample one, CultureInfo culture)
    {
        var start = one.Result.StartedAt!.Value;
        return new TimelineRow(Name(one.Case), End(view, one, culture))
        {
            LimitSeconds = Seconds(one.Result.DueAt),
            StopSeconds = Seconds(one.Result.StoppedAt),
            AcknowledgedSeconds = Seconds(one.AcknowledgedAt),
            Moment = one.Case == ExampleCase.ClockChange && view.Rule.Zone!.GetZoneInterval(start) is { HasEnd: true, End: var change }
                ? ((change - start).TotalSeconds, "clocks change")
                : null,
        };

        double? Seconds(Instant? at) => (at - start)?.TotalSeconds;
    }

    private static string Name(ExampleCase one) => one switch
    {
        ExampleCase.InTime => "Inside the limit",
        ExampleCase.Late => "After the limit",
        ExampleCase.Weekend => "Over a weekend",
        ExampleCase.ClockChange => "Over a change of the clocks",
        ExampleCase.Kept => "Kept to the end",
        ExampleCase.Elapsed => "Time that passed",
        _ => throw new UnreachableException(),
    };

    private static string End(RegimeView view, RuleExample one, CultureInfo culture) => one.Result switch
    {
        { StoppedAt: { } stop, DueAt: { } due } => $"{Result(view, one)}, {HumanFormat.TimeLeft(due - stop, culture).Replace(" left", " before the limit", StringComparison.Ordinal)}",
        { StoppedAt: { } stop } => $"stopped after {HumanFormat.Length(stop - one.Result.StartedAt!.Value, culture)}, no verdict",
        { DueAt: { } due } => $"{Result(view, one)}, {HumanFormat.Length(due - one.Result.StartedAt!.Value, culture)}",
        _ => "open",
    };

    // A benchmark is never called met or missed
    private static string Result(RegimeView view, RuleExample one) => (view.Rule.Layer, one.Result.Verdict) switch
    {
        (Layer.Benchmark, Verdict.Met) => "within the benchmark's time",
        (Layer.Benchmark, Verdict.MetLate) => "after the benchmark's time",
        (_, Verdict.Met) => "met the time limit",
        (_, Verdict.MetLate) => "missed the time limit",
        (_, var verdict) => VerdictWords.Of(verdict).Replace('_', ' '),
    };

    private static string RuleWordsSuppose(Rule rule) => rule.Status is RuleStatus.InForce or RuleStatus.InForceGrace or RuleStatus.Superseded or RuleStatus.Repealed or RuleStatus.Expired
        ? ""
        : "This rule is not in force: the example reads it as if it were. ";

    private static TableCell Cell(RegimeView view, Instant? at, CultureInfo culture) =>
        at is { } instant ? Local(view, instant, culture) : CellGap.NotApplicable;

    private static string Local(RegimeView view, Instant at, CultureInfo culture) =>
        at.InZone(view.Rule.Zone!).ToString("ddd d MMM uuuu, HH:mm (o<g>)", culture);
}
