using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>The episodes of one rule on one item.</summary>
internal sealed class ObligationReader(ItemTimeline item, Rule rule, IReadOnlyList<ItemTimeline> copies, RuleCatalogue catalogue, ClockView view)
{
    private readonly WorkingCalendar? calendar = catalogue.Calendar(rule.Settings.Calendar ?? rule.Jurisdiction);
    private readonly FlagSet flags = new();

    internal List<Obligation> Read()
    {
        var (start, isInferred) = Start(Instant.MinValue);
        if (isInferred)
        {
            flags.Add(ObligationFlags.StartInferred);
        }

        if (start is { } first && OpenAtCommencement(first) is { } commencement)
        {
            flags.Add(ObligationFlags.OpenAtCommencement);
            start = commencement;
        }

        if (Settled(start) is { } settled)
        {
            return [settled];
        }

        var from = start!.Value;
        ObligationMarks.AddRunning(item, rule, from, view.SkewTolerance, flags);
        var found = Episodes(from, StopReader.Read(item, rule, from, catalogue));
        return item.VoidReason is { } reason ? [Void(found[0], reason)] : found;
    }

    private List<Obligation> Episodes(Instant from, List<Turn> turns)
    {
        var found = new List<Obligation>(1);
        var at = 0;
        for (var (episode, isHeld) = (1, false); !isHeld; episode++)
        {
            var began = episode == 1 ? from : Restart(turns[at - 1].At, from);
            var own = new FlagSet(flags);
            var before = at;
            var stop = NextStop(turns, ref at, began, DueReading.InForce, own, out isHeld);
            var stops = new EpisodeStops(stop, Other(DueReading.Original), Other(DueReading.Extended));
            if (!isHeld)
            {
                own.Add(ObligationFlags.DidNotHold);
            }

            found.Add(Episode(episode, began, episode == 1 ? stops.Select(one => WithCopies(one, from)) : stops, own));

            // Under another limit another return may be inside it, so that another stop answers.
            Stop? Other(DueReading reading)
            {
                var from = before;
                return turns.Count - before < 2 ? stop : NextStop(turns, ref from, began, reading, new FlagSet(), out _);
            }
        }

        return found;
    }

    /// <summary>Moves on to the stop that ends the episode; one that is undone inside the time limit does not.</summary>
    private Stop? NextStop(List<Turn> turns, ref int at, Instant? began, DueReading reading, FlagSet own, out bool isHeld)
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

            if (began is { } start && stop is not null && !IsInside(turn, start, stop, reading))
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

    private bool IsInside(Turn back, Instant start, Stop stop, DueReading reading)
    {
        if (back.At <= start)
        {
            return true;
        }

        // The same file elsewhere is another item: an order asks for a new notice, a duty that covers copies goes on.
        if (back.IsElsewhere && rule.Settings.Reappearance != ReappearancePolicy.Copies)
        {
            return false;
        }

        if (!rule.IsNumeric || NoticeLimit.Of(item, rule, start, calendar, stop.At, view.KnownAt) is not { } limit)
        {
            return false;
        }

        var due = DueTimesReader.Read(item, rule, limit, start, stop.At, new FlagSet());
        return due.IsPendingAt(reading) || back.At <= due.At(reading);
    }

    private Instant? Restart(Instant back, Instant first) => rule.Settings.Reappearance switch
    {
        ReappearancePolicy.Copies => first,
        ReappearancePolicy.Informational => null,
        _ => Start(back).At,
    };

    private ItemStart Start(Instant notBefore) =>
        ItemStart.Of(item.Events, rule.Start.Basis != StartBasis.Issued, rule.Settings.CompleteRequest, notBefore);

    /// <summary>Outcomes that need no clock; null where the clock must be read.</summary>
    private Obligation? Settled(Instant? start)
    {
        var chosenBy = rule.Settings.VersionBy == VersionBasis.Issue ? item.IssuedAt : start ?? item.IssuedAt;
        if (RuleInForce.Refusal(rule, chosenBy) is { } refusal)
        {
            if (!view.IsWhatIf || !RuleInForce.IsProposal(rule))
            {
                flags.Add(refusal);
                return Plain(Verdict.NotApplicable, start);
            }

            flags.Add(ObligationFlags.WhatIf);
        }

        ObligationMarks.AddAlways(item, rule, view, flags);
        if (start is null)
        {
            return item.VoidReason is { } reason ? Void(Plain(Verdict.Excluded, null), reason) : Plain(Verdict.AwaitingStart, null);
        }

        return Uncounted(start.Value) is { } uncounted ? item.VoidReason is { } late ? Void(uncounted, late) : uncounted : null;
    }

    /// <summary>Where no clock is counted although the rule applies and the start is known.</summary>
    private Obligation? Uncounted(Instant start)
    {

        if (item.IssueReason == ReasonCodes.Irregular)
        {
            return Plain(Verdict.Irregular, start);
        }

        if (!rule.IsComputed)
        {
            flags.Add(ObligationFlags.ListedNotComputed);
            var verdict = IsWithoutLimit() ? Verdict.LimitMissing : rule.IsNumeric ? Verdict.NotApplicable : Verdict.NonNumericOpen;
            if (verdict == Verdict.NotApplicable || item.Release is not { } release)
            {
                return Plain(verdict, start);
            }

            flags.Add(release.Reason);
            return Plain(Verdict.Excluded, start) with { IsReleased = true };
        }

        return null;
    }

    /// <summary>The law lets the notice set the limit and the notice did not: said first, also of a rule that cannot be computed.</summary>
    private bool IsWithoutLimit() => rule is { IsNumeric: true, Standard: LimitStandard.SetInNotice } && item.DeadlineAt is null && item.LimitSeconds is null;

    private static Obligation Void(Obligation one, string reason) => one with
    {
        Verdict = Verdict.Excluded,
        VerdictOriginal = Verdict.Excluded,
        VerdictExtended = Verdict.Excluded,
        AtRiskAt = null,
        NextChangeAt = null,
        IsReleased = true,
        Flags = [.. one.Flags.Append(reason).Distinct().Order(StringComparer.Ordinal)],
    };

    /// <summary>The first instant of a version that also binds what was open then; null where this item was not, or the version asks the start.</summary>
    private Instant? OpenAtCommencement(Instant start)
    {
        if (rule.Settings.VersionBy != VersionBasis.OpenAtCommencement || RuleInForce.Commencement(rule) is not { } began || start >= began || view.AsOf < began)
        {
            return null;
        }

        var last = StopReader.Read(item, rule, start, catalogue).FindLast(turn => turn.At < began);
        return last?.Stop is null && !(item.Release?.At < began) ? began : null;
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

    private Obligation Episode(int episode, Instant? began, EpisodeStops stops, FlagSet own)
    {
        var stop = stops.InForce;
        if (began is not { } start)
        {
            own.Remove(ObligationFlags.StartInferred);
            return Plain(Verdict.AwaitingStart, null) with { Episode = episode, StoppedAt = stop?.At, Flags = own.Sorted() };
        }

        if (item.Release is { } release && stop is null)
        {
            own.Add(release.Reason);
        }

        if (stop is { IsClaim: true })
        {
            own.Add(ObligationFlags.ClaimOnly);
        }

        var outcome = new EpisodeReader(item, rule, calendar, view).Read(start, stops, own);
        return outcome with { Episode = episode, Flags = own.Sorted() };
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
        Flags = flags.Sorted(),
    };
}
