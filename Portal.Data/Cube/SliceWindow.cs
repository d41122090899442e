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

    /// <summary>True for an instant inside the window.</summary>
    public bool Contains(Instant instant) => instant >= From && instant < To;
}
