using NodaTime;

namespace Portal.Data.Cube;

/// <summary>The stretch of time that a question is about, and the instant of looking.</summary>
/// <param name="From">First instant, inclusive.</param>
/// <param name="To">Last instant, exclusive.</param>
/// <param name="AsOf">The instant of looking, A: what is open then is open.</param>
public sealed record SliceWindow(Instant From, Instant To, Instant AsOf)
{
    /// <summary>The end of what can be seen of the window: the earlier of its end and the instant of looking.</summary>
    public Instant SeenTo => Instant.Min(To, AsOf);

    /// <summary>Limits at or after this instant are left to a later look, though the window goes on; null for all up to the look.</summary>
    public Instant? LimitsTo { get; init; }

    /// <summary>The same with limits counted up to the start of the UTC day of the look: cells count limits by the day.</summary>
    public SliceWindow WithLimitsByDay() => this with { LimitsTo = AsOf.InUtc().Date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() };

    /// <summary>The stretch of the same length just before: as many months where they are whole, else as much time. The look stays.</summary>
    public SliceWindow Before
    {
        get
        {
            var (from, to) = (From.InUtc().LocalDateTime, To.InUtc().LocalDateTime);
            var isWhole = from == from.Date.With(DateAdjusters.StartOfMonth).AtMidnight() && to == to.Date.With(DateAdjusters.StartOfMonth).AtMidnight();
            var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
            return this with { From = isWhole ? from.PlusMonths(-months).InUtc().ToInstant() : From - (To - From), To = From };
        }
    }

    /// <summary>True for a limit that the due cohort of the window counts.</summary>
    public bool ContainsLimit(Instant limit) => Contains(limit) && !(limit >= LimitsTo);

    /// <summary>True for an instant inside the window.</summary>
    public bool Contains(Instant instant) => instant >= From && instant < To;
}
