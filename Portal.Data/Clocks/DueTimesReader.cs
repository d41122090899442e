using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>Moves a due time by the extensions, resets and pauses of an item, step by step in the order of time.</summary>
internal sealed class DueTimesReader
{
    private readonly Rule rule;
    private readonly NoticeLimit limit;
    private readonly Instant start;
    private readonly Instant? stoppedAt;
    private readonly FlagSet flags;
    private Instant inForce;
    private Instant extended;
    private Instant since;
    private Instant pausedFrom;
    private bool pauseMovesInForce;
    private bool pauseMovesExtended;
    private int pauses;
    private int grounds;

    private DueTimesReader(Rule rule, NoticeLimit limit, Instant start, Instant? stoppedAt, FlagSet flags)
    {
        (this.rule, this.limit, this.start, this.stoppedAt, this.flags) = (rule, limit, start, stoppedAt, flags);
        (inForce, extended, since, pausedFrom) = (limit.Due, limit.Due, start, start);
    }

    internal static DueTimes Read(ItemTimeline item, Rule rule, NoticeLimit limit, Instant start, Instant? stoppedAt, FlagSet flags)
    {
        List<NoticeEvent>? moving = null;
        foreach (var one in item.Events)
        {
            if (IsMoving(one.Type) && (one.Rules.Count == 0 || one.Rules.Any(rule.IsNamed)))
            {
                (moving ??= []).Add(one);
            }
        }

        return moving is null
            ? new DueTimes(limit.Due, limit.Due, limit.Due, start, false)
            : new DueTimesReader(rule, limit, start, stoppedAt, flags).Read(moving);
    }

    private static bool IsMoving(EventType type) => type is EventType.Extended or EventType.Paused or EventType.Resumed
        or EventType.ResetClaimed or EventType.ResetAccepted or EventType.ResetEnded or EventType.Disputed or EventType.DisputeResolved;

    private DueTimes Read(List<NoticeEvent> moving)
    {
        var steps = Pauses(moving).Concat(Grounds(moving).SelectMany(ground => ground.Steps())).Concat(Extensions(moving))
            .OrderBy(step => step.At).ThenBy(step => step.Kind).ThenBy(step => step.Deadline);
        foreach (var step in steps)
        {
            Take(step);
        }

        var isPaused = pauses > 0 && pauseMovesInForce;
        return new DueTimes(limit.Due, inForce, extended, since, isPaused || grounds > 0);
    }

    private void Take(DueStep step)
    {
        switch (step.Kind)
        {
            case DueStepKind.PauseStart:
                TakePause(step.At);
                break;
            case DueStepKind.PauseEnd when pauses > 0:
                Pass(step.At);
                pauses--;
                break;
            case DueStepKind.GroundStart:
                if (grounds++ == 0 && step.At > inForce)
                {
                    flags.Add(ObligationFlags.ResetLate);
                }

                break;
            case DueStepKind.GroundEnd:
                grounds--;
                since = step.At;
                inForce = Instant.Max(inForce, limit.From(step.At));
                extended = Instant.Max(extended, limit.From(step.At));
                break;
            case DueStepKind.Extension when step.Deadline is { } deadline:
                Pass(step.At);
                TakeExtension(step.At, deadline);
                break;
            default:
                break;
        }
    }

    /// <summary>Overlapping pauses count once; one before the start counts from the start, one after the due time or the stop not at all.</summary>
    private void TakePause(Instant at)
    {
        if (pauses++ > 0)
        {
            return;
        }

        pausedFrom = Instant.Max(at, start);
        var isBeforeStop = stoppedAt is not { } stopped || pausedFrom < stopped;
        pauseMovesInForce = isBeforeStop && pausedFrom < inForce;
        pauseMovesExtended = isBeforeStop && pausedFrom < extended;
    }

    /// <summary>Moves the due times on by the pause that runs, up to an instant.</summary>
    private void Pass(Instant at)
    {
        if (pauses == 0 || at <= pausedFrom)
        {
            return;
        }

        var passed = at - pausedFrom;
        pausedFrom = at;
        if (pauseMovesInForce)
        {
            inForce += passed;
            since += passed;
        }

        extended += pauseMovesExtended ? passed : Duration.Zero;
    }

    private void TakeExtension(Instant at, Instant deadline)
    {
        extended = Instant.Max(extended, deadline);
        var isTimely = grounds > 0 || at <= inForce || rule.Settings.LateExtensions;
        if (isTimely && (stoppedAt is not { } stopped || at <= stopped))
        {
            inForce = Instant.Max(inForce, deadline);
        }
        else
        {
            flags.Add(ObligationFlags.ExtensionLate);
        }
    }

    private IEnumerable<DueStep> Extensions(List<NoticeEvent> moving) => moving
        .Where(one => one.Type == EventType.Extended)
        .Select(one => new DueStep(one.OccurredAt, DueStepKind.Extension, one.DeadlineAt ?? (one.LimitSeconds is { } seconds ? start + Duration.FromSeconds(seconds) : null)));

    private List<DueStep> Pauses(List<NoticeEvent> moving)
    {
        var steps = new List<DueStep>();
        foreach (var one in moving)
        {
            if (one.Type is EventType.Paused or EventType.Resumed && !rule.Settings.Pauses)
            {
                flags.Add(ObligationFlags.PauseIgnored);
            }
            else if (one.Type == EventType.Paused || (rule.Settings.AppealSuspends && one.Type == EventType.Disputed))
            {
                steps.Add(new DueStep(one.OccurredAt, DueStepKind.PauseStart, null));
            }
            else if (one.Type == EventType.Resumed || (rule.Settings.AppealSuspends && one.Type == EventType.DisputeResolved))
            {
                steps.Add(new DueStep(one.OccurredAt, DueStepKind.PauseEnd, null));
            }
        }

        return steps;
    }

    private List<ResetGround> Grounds(List<NoticeEvent> moving)
    {
        var found = new List<ResetGround>();
        foreach (var one in moving.Where(one => one.Type is EventType.ResetClaimed or EventType.ResetAccepted or EventType.ResetEnded))
        {
            if (!rule.Settings.Resets)
            {
                flags.Add(ObligationFlags.ResetIgnored);
                return found;
            }

            ResetGround.Take(found, one);
        }

        found.RemoveAll(ground => ground.IsRejected || ground.Until <= start || ground.From > stoppedAt);
        if (found.RemoveAll(ground => !ground.IsAccepted) > 0)
        {
            flags.Add(ObligationFlags.ResetClaimed);
        }

        return found;
    }
}
