using System.Globalization;
using NodaTime;
using Portal.Data.Releases;
using Portal.Data.Releases.Calendar;
using Portal.Data.Releases.Plans;
using Portal.Data.Releases.Runs;
using Portal.Ui;

namespace Portal.Operations.Releases;

/// <summary>Releases in words.</summary>
internal static class ReleaseWords
{
    /// <summary>October 2026, from the id of its release; other ids stay as they are.</summary>
    internal static string Month(string release, CultureInfo culture) =>
        ReleaseId.MonthOf(release) is { } period ? HumanFormat.Month(YearMonth(period), culture) : release;

    internal static string ShortMonth(ReleasePeriod month, CultureInfo culture) => YearMonth(month).OnDayOfMonth(1).ToString("MMMM", culture);

    /// <summary>The longer periods that come with a month: <c>with 2026-Q3 and 2026</c>.</summary>
    internal static string? Brings(CalendarMonth month) => month.Brings.Count == 0
        ? null
        : "with " + string.Join(" and ", month.Brings.Reverse().Select(frequency => ReleasePeriod.Holding(frequency, month.Month.FirstMonth).ToString()));

    /// <summary>When something happened or is to happen: since, until or on.</summary>
    internal static string When(ReleaseStage stage, Instant at, Instant now, CultureInfo culture) => stage switch
    {
        ReleaseStage.NotYet => $"From {HumanFormat.Moment(at, culture)}",
        ReleaseStage.Planned => $"Since {HumanFormat.Moment(at, culture)}",
        ReleaseStage.Scheduled => $"Public at {HumanFormat.Moment(at, culture)}, {In(at, now, culture)}",
        ReleaseStage.Stuck => $"Was to be public at {HumanFormat.Moment(at, culture)}",
        _ => HumanFormat.Moment(at, culture),
    };

    /// <summary>in 3 d 4 h; due now.</summary>
    internal static string In(Instant at, Instant now, CultureInfo culture) => at > now ? $"in {HumanFormat.Length(at - now, culture)}" : "due now";

    internal static string Due(NextDue due, Instant now, CultureInfo culture) => (due.AfterMonths, due.DueAt <= now) switch
    {
        (null, true) => $"The release of {Month(due.Release, culture)} can be built.",
        (null, false) => $"The release of {Month(due.Release, culture)} can be built from {HumanFormat.Moment(due.DueAt, culture)}, {In(due.DueAt, now, culture)}.",
        ({ } after, true) => $"The figures of {Month(due.Release, culture)} are due to be looked at anew, {after.ToString(culture)} months after: a correction.",
        ({ } after, false) => $"The figures of {Month(due.Release, culture)} are to be looked at anew after {after.ToString(culture)} months, from {HumanFormat.Moment(due.DueAt, culture)}.",
    };

    /// <summary>How long something took; what is too short to count is said so.</summary>
    internal static string Took(Duration length, CultureInfo culture) => length < Duration.FromSeconds(1) ? "under 1 s" : HumanFormat.Length(length, culture);

    /// <summary>What a run does at this moment.</summary>
    internal static string Doing(ReleaseRun run, CultureInfo culture)
    {
        var count = run.Total > 0 ? $", {HumanFormat.Count(run.Done, culture)} of {HumanFormat.Count(run.Total, culture)}" : "";
        return run.Stage switch
        {
            "wait" => "Waiting to begin",
            "read" => "Reading what is known",
            "count" => "Counting items into tables",
            "protect" => $"Hiding what must be hidden, part by part{count}",
            "attack" => $"Attacking: trying to work out hidden numbers{count}",
            "write" => "Keeping the draft",
            "insiders" => $"Hiding what a provider group could work out of the others{count}",
            "clean up" => $"Showing again what need not be hidden{count}",
            "intervals" => $"Working out what the outside can tell{count}",
            "check" => $"Checking the proofs{count}",
            _ => $"Working{count}",
        };
    }

    /// <summary>How a run ended.</summary>
    internal static string Ended(ReleaseRun run, Func<string, string> nameOf) => (run.State, run.Kind) switch
    {
        (RunState.Passed, RunKind.Build) => "The draft is built.",
        (RunState.Passed, _) => "The attack found nothing.",
        (RunState.Refused, RunKind.Build) => "Nothing was built. These are the reasons:",
        (RunState.Refused, _) => "The draft can't be approved. This was found:",
        (RunState.Cancelled, _) => $"Cancelled{(run.CancelledBy is { } by ? $" by {nameOf(by)}" : "")}. Nothing of it was kept.",
        (RunState.Stopped, _) => "Stopped: its server went away before it ended. It counts for nothing; start it again.",
        (RunState.Failed, _) => "Ended by an error of the program. Nothing of it was kept.",
        _ => "",
    };

    private static YearMonth YearMonth(ReleasePeriod month) => new((int)month.Year, (int)(month.FirstMonth % 12) + 1);
}
