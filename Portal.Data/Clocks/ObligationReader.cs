using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>The episodes of one rule on one item.</summary>
internal sealed class ObligationReader(ItemTimeline item, Rule rule, IReadOnlyList<ItemTimeline> copies, RuleCatalogue catalogue, ClockView view)
{
    private readonly WorkingCalendar? calendar = catalogue.Calendar(rule.Jurisdiction);
    private readonly SortedSet<string> flags = new(StringComparer.Ordinal);

    internal List<Obligation> Read()
    {
        var (start, isInferred) = Start(Instant.MinValue);
        if (isInferred)
        {
            flags.Add(ObligationFlags.StartInferred);
        }

        if (rule.DisputedReason is not null)
        {
            flags.Add(ObligationFlags.Contested);
        }

        if (!RuleSelector.IsNamed(item) && !rule.ProviderTypeCodes.Contains("*") && (item.Provider is not { } provider || view.ProviderTypes(provider) is null))
        {
            flags.Add(ObligationFlags.ProviderTypeUnknown);
        }

        if (Settled(start) is { } settled)
        {
            return [settled];
        }

        var from = start!.Value;
        Consider(from);
        var turns = StopReader.Read(item, rule, from, catalogue);
        var found = new List<Obligation>();
        var at = 0;
        for (var (episode, isHeld) = (1, false); !isHeld; episode++)
        {
            var began = episode == 1 ? from : Restart(turns[at - 1].At, from);
            var own = new SortedSet<string>(flags, StringComparer.Ordinal);
            var stop = NextStop(turns, ref at, began, own, out isHeld);
            if (!isHeld)
            {
                own.Add(ObligationFlags.DidNotHold);
            }

            found.Add(Episode(episode, began, episode == 1 ? WithCopies(stop, from) : stop, own));
        }

        return found;
    }

    /// <summary>Moves on to the stop that ends the episode; one that is undone inside the time limit does not.</summary>
    private Stop? NextStop(List<Turn> turns, ref int at, Instant? began, SortedSet<string> own, out bool isHeld)
    {
        Stop? stop = null;
        while (at < turns.Count)
        {
            var turn = turns[at++];
            if (turn.Stop is not null)
            {
                stop = turn.Stop;
                continue;
            }

            if (began is { } start && stop is not null && !IsInside(turn.At, start, stop))
            {
                isHeld = false;
                return stop;
            }

            if (began is null && stop is not null)
            {
                isHeld = false;
                return stop;
            }

            if (began < turn.At && stop is not null)
            {
                own.Add(ObligationFlags.Reopened);
            }

            stop = null;
        }

        isHeld = true;
        return stop;
    }

    private bool IsInside(Instant back, Instant start, Stop stop)
    {
        if (back <= start)
        {
            return true;
        }

        if (!rule.IsNumeric || NoticeLimit.Of(item, rule, start, calendar, stop.At, view.KnownAt) is not { } limit)
        {
            return false;
        }

        var due = DueTimesReader.Read(item, rule, limit, start, stop.At, new HashSet<string>());
        return due.IsPending || back <= due.InForce;
    }

    private Instant? Restart(Instant back, Instant first) => rule.Settings.Reappearance switch
    {
        ReappearancePolicy.Copies => first,
        ReappearancePolicy.Informational => null,
        _ => Start(back).At,
    };

    /// <summary>The first event that starts the clock at or after an instant.</summary>
    private (Instant? At, bool IsInferred) Start(Instant notBefore)
    {
        NoticeEvent? issued = null;
        foreach (var one in item.Events)
        {
            var isStart = one.OccurredAt >= notBefore && !(rule.Settings.CompleteRequest && one.Reason == ReasonCodes.Incomplete);
            if (isStart && one.Type == EventType.Delivered && rule.Start.Basis != StartBasis.Issued)
            {
                return (one.OccurredAt, false);
            }

            if (isStart && one.Type == EventType.Issued)
            {
                issued ??= one;
            }
        }

        return (issued?.OccurredAt, issued is not null && rule.Start.Basis != StartBasis.Issued);
    }

    /// <summary>Outcomes that need no clock; null where the clock must be read.</summary>
    private Obligation? Settled(Instant? start)
    {
        if (RuleInForce.Refusal(rule, start ?? item.IssuedAt) is { } refusal)
        {
            flags.Add(refusal);
            return Plain(Verdict.NotApplicable, start);
        }

        if (item.VoidReason is { } reason)
        {
            flags.Add(reason);
            return Plain(Verdict.Excluded, start);
        }

        if (start is null)
        {
            return Plain(Verdict.AwaitingStart, null);
        }

        if (item.IssueReason == ReasonCodes.Irregular)
        {
            return Plain(Verdict.Irregular, start);
        }

        if (rule.Standard == LimitStandard.SetInNotice && item.DeadlineAt is null && item.LimitSeconds is null)
        {
            return Plain(item.Release is null ? Verdict.LimitMissing : Verdict.Excluded, start);
        }

        if (!rule.IsComputed)
        {
            flags.Add(ObligationFlags.ListedNotComputed);
            return Plain(rule.IsNumeric ? Verdict.NotApplicable : Verdict.NonNumericOpen, start);
        }

        return null;
    }

    private void Consider(Instant start)
    {
        if (rule.Start.Basis != StartBasis.Issued && start < item.IssuedAt)
        {
            flags.UnionWith([ObligationFlags.ReceivedBeforeIssued, ObligationFlags.Quarantined]);
        }

        if (item.IsDisputed)
        {
            flags.Add(ObligationFlags.Disputed);
        }

        if (rule.Settings.Stops == StopMode.Observed)
        {
            flags.Add(ObligationFlags.PartNotObserved);
        }

        if (!rule.IsNumeric && (item.LimitSeconds is not null || item.DeadlineAt is not null))
        {
            flags.Add(ObligationFlags.LimitIgnored);
        }
    }

    /// <summary>The duty covers the same material elsewhere in the notice: the last removal counts.</summary>
    private Stop? WithCopies(Stop? stop, Instant start)
    {
        if (stop is null || !rule.Stops.Any(one => one.Kind == StopKind.RemovalWithCopies))
        {
            return stop;
        }

        foreach (var copy in copies)
        {
            var turns = StopReader.Read(copy, rule, start, catalogue);
            if (turns.LastOrDefault()?.Stop is not { } other)
            {
                return null;
            }

            stop = other.At > stop.At ? other : stop;
        }

        return stop;
    }

    private Obligation Episode(int episode, Instant? began, Stop? stop, SortedSet<string> own)
    {
        if (began is not { } start)
        {
            own.Remove(ObligationFlags.StartInferred);
            return Plain(Verdict.AwaitingStart, null) with { Episode = episode, StoppedAt = stop?.At, Flags = [.. own] };
        }

        if (item.Release is { } release && stop is null)
        {
            own.Add(release.Reason);
        }

        if (stop is { IsClaim: true })
        {
            own.Add(ObligationFlags.ClaimOnly);
        }

        var outcome = new EpisodeReader(item, rule, calendar, view).Read(start, stop, own);
        return outcome with { Episode = episode, Flags = [.. own] };
    }

    private Obligation Plain(Verdict verdict, Instant? start) => new()
    {
        NoticeRef = item.NoticeRef,
        ItemRef = item.ItemRef,
        Rule = rule,
        StartedAt = start,
        Verdict = verdict,
        VerdictOriginal = verdict,
        VerdictExtended = verdict,
        Flags = [.. flags],
    };
}
