using NodaTime;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>The verdict on one stop against one due time.</summary>
internal static class Judge
{
    internal static Verdict Numeric(Rule rule, Stop? stop, Release? release, Instant due, bool isPending, Instant asOf, Instant warning)
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
            : asOf >= warning ? Verdict.AtRisk
            : Verdict.Running;
    }

    /// <summary>The notice did not set the limit that its law lets it set: no default takes its place.</summary>
    internal static Verdict WithoutLimit(Stop? stop, Release? release) => release is not null && stop is null ? Verdict.Excluded : Verdict.LimitMissing;

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
