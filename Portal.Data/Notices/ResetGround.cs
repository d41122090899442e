using NodaTime;

namespace Portal.Data.Notices;

/// <summary>A ground for starting the full period anew: claimed, accepted or rejected, ended.</summary>
internal sealed class ResetGround
{
    internal required Instant From { get; init; }

    internal Instant? Until { get; private set; }

    internal bool IsAccepted { get; private set; }

    internal bool IsRejected { get; private set; }

    /// <summary>Reads the next event; the acceptance may come after the end.</summary>
    internal static void Take(List<ResetGround> grounds, NoticeEvent one)
    {
        var last = grounds.Count > 0 ? grounds[^1] : null;
        if (one.Reason == ReasonCodes.Rejected)
        {
            last?.IsRejected = true;
            last?.Until ??= one.OccurredAt;
        }
        else if (one.Type == EventType.ResetEnded)
        {
            last?.Until ??= one.OccurredAt;
        }
        else if (one.Type == EventType.ResetClaimed && last is not { Until: null })
        {
            grounds.Add(new ResetGround { From = one.OccurredAt });
        }
        else if (one.Type == EventType.ResetAccepted)
        {
            if (last is null or { IsRejected: true } or { IsAccepted: true, Until: not null })
            {
                grounds.Add(last = new ResetGround { From = one.OccurredAt });
            }

            last.IsAccepted = true;
        }
    }

    internal IEnumerable<DueStep> Steps()
    {
        yield return new DueStep(From, DueStepKind.GroundStart, null);
        if (Until is { } end)
        {
            yield return new DueStep(end, DueStepKind.GroundEnd, null);
        }
    }
}
