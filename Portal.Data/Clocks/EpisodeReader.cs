using NodaTime;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>Due times and verdicts of one episode that has a start.</summary>
internal sealed class EpisodeReader(ItemTimeline item, Rule rule, WorkingCalendar? calendar, ClockView view)
{
    internal Obligation Read(Instant start, EpisodeStops stops, FlagSet flags)
    {
        var (effective, special) = AgainstStart(start, stops.InForce, flags);
        var limit = Limit(start, effective);
        var plain = rule.IsNumeric && limit is null ? Judge.WithoutLimit(effective, item.Release) : Judge.NonNumeric(effective, item.Release);
        special = rule.IsNumeric && limit is null ? null : special;
        var obligation = new Obligation
        {
            NoticeRef = item.NoticeRef,
            ItemRef = item.ItemRef,
            Rule = rule,
            StartedAt = start,
            StoppedAt = effective?.At,
            AliveAt = effective?.AliveAt,
            IsReleased = item.Release is not null && effective is null,
            Verdict = special ?? plain,
            VerdictOriginal = special ?? plain,
            VerdictExtended = special ?? plain,
        };
        if (limit is null)
        {
            return obligation;
        }

        var numeric = Numeric(obligation, limit, effective, special, flags);
        return special is not null || (stops.Original == stops.InForce && stops.Extended == stops.InForce) ? numeric : numeric with
        {
            VerdictOriginal = Under(DueReading.Original, start, stops.Original),
            VerdictExtended = Under(DueReading.Extended, start, stops.Extended),
        };
    }

    /// <summary>The verdict alone, under another due time with the stop that answers it.</summary>
    private Verdict Under(DueReading reading, Instant start, Stop? stop)
    {
        var (effective, special) = AgainstStart(start, stop, new FlagSet());
        var due = DueTimesReader.Read(item, rule, Limit(start, effective)!, start, ClosedAt(effective), new FlagSet());
        var against = due.At(reading);
        return special ?? Judge.Numeric(rule, effective, item.Release, against, due.IsPendingAt(reading), view.AsOf, AtRisk.From(reading == DueReading.Original ? start : due.Since, against, rule, calendar));
    }

    /// <summary>What happens after the clock has ended moves no due time.</summary>
    private Instant? ClosedAt(Stop? stop) => stop?.At ?? item.Release?.At;

    private NoticeLimit? Limit(Instant start, Stop? stop) =>
        rule.IsNumeric ? NoticeLimit.Of(item, rule, start, calendar, ClosedAt(stop), view.KnownAt) : null;

    private Obligation Numeric(Obligation obligation, NoticeLimit limit, Stop? stop, Verdict? special, FlagSet flags)
    {
        var start = obligation.StartedAt!.Value;
        var due = DueTimesReader.Read(item, rule, limit, start, ClosedAt(stop), flags);
        Flag(limit, due, start, stop, flags);
        var isRunning = special is null && stop is null && item.Release is null && !due.IsPending;
        var warning = isRunning && rule.Standard != LimitStandard.AtLeast ? Warning(due.InForce) : (Instant?)null;
        return obligation with
        {
            AtRiskAt = warning,
            NextChangeAt = isRunning ? NextChange(due.InForce, warning) : null,
            DueAt = due.IsPending ? null : due.InForce,
            OriginalDueAt = due.Original,
            LiteralDueAt = limit.Law is null ? null : Read(CountingConvention.Literal),
            Eu1182DueAt = limit.Law is not null && (rule.Jurisdiction == "EU" || rule.Settings.Convention == CountingConvention.Eu1182) ? Read(CountingConvention.Eu1182) : null,
            Verdict = special ?? Verdict(due.InForce, due.IsPending),
            VerdictOriginal = special ?? Verdict(due.Original, isPending: false),
            VerdictExtended = special ?? Verdict(due.Extended, due.IsPending),
        };

        Verdict Verdict(Instant against, bool isPending) =>
            Judge.Numeric(rule, stop, item.Release, against, isPending, view.AsOf, isRunning && view.AsOf <= against ? Warning(against) : against);

        // The share used is frozen while time stands still, and starts anew with the period.
        Instant Warning(Instant against) => AtRisk.From(against == due.Original ? start : due.Since, against, rule, calendar);

        Instant Read(CountingConvention reading) =>
            reading == rule.Settings.Convention ? limit.Due : DeadlineArithmetic.Due(rule, limit.Law!.Value, start, calendar, ClosedAt(stop), view.KnownAt, reading);
    }

    /// <summary>A due time is inclusive, so a limit passes one microsecond later: the precision in which instants are kept.</summary>
    private Instant? NextChange(Instant due, Instant? warning)
    {
        if (warning is not { } at)
        {
            return view.AsOf < due ? due : null;
        }

        var passed = due + Duration.FromTicks(10);
        return view.AsOf < at && at <= due ? at : view.AsOf < passed ? passed : null;
    }

    private void Flag(NoticeLimit limit, DueTimes due, Instant start, Stop? stop, FlagSet flags)
    {
        if (limit.IsIgnored)
        {
            flags.Add(ObligationFlags.LimitIgnored);
        }

        if (due.Original < start)
        {
            flags.Add(ObligationFlags.DueBeforeStart);
            flags.Add(ObligationFlags.Quarantined);
        }

        if (rule.Settings.Transitional && rule.EffectiveTo is { } last && due.Original.InZone(rule.Zone!).Date > last)
        {
            flags.Add(ObligationFlags.Transitional);
        }

        if (rule.Standard == LimitStandard.AtLeast && stop is null && view.AsOf < due.InForce)
        {
            flags.Add(ObligationFlags.SoFarKept);
        }
    }

    /// <summary>A stop before the start: gone before the notice, two clocks that differ a little, or a contradiction. Never a negative time.</summary>
    private (Stop? Stop, Verdict? Special) AgainstStart(Instant start, Stop? stop, FlagSet flags)
    {
        if (stop is null)
        {
            return (null, null);
        }

        if (item.IssuedAt - stop.At > view.SkewTolerance)
        {
            return (stop, Verdict.AlreadyGone);
        }

        if (stop.At >= start)
        {
            return (stop, null);
        }

        if (start - stop.At <= view.SkewTolerance)
        {
            flags.Add(ObligationFlags.Skew);
            return (stop with { At = start, AliveAt = null }, null);
        }

        flags.Add(ObligationFlags.StopBeforeStart);
        return (stop, Verdict.Undetermined);
    }
}
