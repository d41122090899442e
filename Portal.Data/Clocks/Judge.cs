using NodaTime;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>The verdict on one stop against one due time.</summary>
internal static class Judge
{
    internal static Verdict Numeric(Rule rule, Instant start, Stop? stop, Release? release, Instant due, bool isPending, Instant asOf, WorkingCalendar? calendar)
    {
        if (rule.Standard == LimitStandard.AtLeast)
        {
            return AtLeast(stop, release, due, asOf);
        }

        if (stop is not null)
        {
            // A stop while a pause or a ground is open lies before the due time, whatever it will be.
            return isPending || stop.At <= due ? Verdict.Met
                : stop.AliveAt is { } alive && alive < due ? Verdict.Undetermined
                : Verdict.MetLate;
        }

        if (release is not null)
        {
            return isPending || release.At <= due ? Verdict.Excluded : Verdict.OverdueOpen;
        }

        return isPending ? Verdict.PendingDue
            : asOf > due ? Verdict.OverdueOpen
            : asOf >= AtRisk.From(start, due, rule, calendar) ? Verdict.AtRisk
            : Verdict.Running;
    }

    internal static Verdict NonNumeric(Stop? stop, Release? release) =>
        stop is not null ? Verdict.NonNumericClosed : release is not null ? Verdict.Excluded : Verdict.NonNumericOpen;

    /// <summary>A duty to keep: ending early is the miss, the end of the period meets it.</summary>
    private static Verdict AtLeast(Stop? stop, Release? release, Instant due, Instant asOf)
    {
        if (stop is not null)
        {
            return stop.At >= due ? Verdict.Met : Verdict.MetLate;
        }

        return release is not null && release.At < due ? Verdict.Excluded : asOf >= due ? Verdict.Met : Verdict.Running;
    }
}
