using NodaTime;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>
/// When a running clock becomes a warning, unless the rule says otherwise: half used of limits up to 4 hours; three quarters used, or from 12 hours on six hours left, up
/// to 48 hours; one working day left of longer ones. Whichever comes first.
/// </summary>
internal static class AtRisk
{
    internal static Instant From(Instant start, Instant due, Rule rule, WorkingCalendar? calendar) =>
        rule.Settings.AtRisk is { } own ? Own(start, due, own)
        : due - start > Duration.FromHours(48) ? DeadlineArithmetic.OneWorkingDayBefore(due, rule, calendar)
        : From(start, due);

    /// <summary>The same where no rule gives a working calendar: a day of 24 hours for a working day.</summary>
    internal static Instant From(Instant start, Instant due)
    {
        var period = due - start;
        if (period <= Duration.FromHours(4))
        {
            return start + (period / 2);
        }

        if (period > Duration.FromHours(48))
        {
            return due - Duration.FromHours(24);
        }

        var used = start + (period / 4 * 3);
        return period < Duration.FromHours(12) ? used : Instant.Min(used, due - Duration.FromHours(6));
    }

    private static Instant Own(Instant start, Instant due, WarningPoint point)
    {
        var used = point.UsedPercent is { } percent ? start + ((due - start) * percent / 100) : due;
        return point.Left is { } left ? Instant.Min(used, due - left) : used;
    }
}
