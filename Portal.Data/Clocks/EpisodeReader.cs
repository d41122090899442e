using NodaTime;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>Due times and verdicts of one episode that has a start.</summary>
internal sealed class EpisodeReader(ItemTimeline item, Rule rule, WorkingCalendar? calendar, ClockView view)
{
    internal Obligation Read(Instant start, Stop? stop, FlagSet flags)
    {
        var (effective, special) = AgainstStart(start, stop, flags);
        var limit = rule.IsNumeric ? NoticeLimit.Of(item, rule, start, calendar, effective?.At, view.KnownAt) : null;
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
        return limit is null ? obligation : Numeric(obligation, limit, effective, special, flags);
    }

    private Obligation Numeric(Obligation obligation, NoticeLimit limit, Stop? stop, Verdict? special, FlagSet flags)
    {
        var start = obligation.StartedAt!.Value;
        var due = DueTimesReader.Read(item, rule, limit, start, stop?.At, flags);
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
            reading == rule.Settings.Convention ? limit.Due : DeadlineArithmetic.Due(rule, limit.Law!.Value, start, calendar, stop?.At, view.KnownAt, reading);
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
        if (stop is null || stop.At >= start)
        {
            return (stop, null);
        }

        if (start - stop.At <= view.SkewTolerance)
        {
            flags.Add(ObligationFlags.Skew);
            return (stop with { At = start, AliveAt = null }, null);
        }

        if (stop.At < item.IssuedAt)
        {
            return (stop, Verdict.AlreadyGone);
        }

        flags.Add(ObligationFlags.StopBeforeStart);
        flags.Add(ObligationFlags.Quarantined);
        return (stop, Verdict.Undetermined);
    }
}
