using NodaTime;

namespace Portal.Tests.Support;

/// <summary>A clock that stands still until it is told otherwise.</summary>
internal sealed class FixedClock(Instant now) : IClock
{
    internal Instant Now { get; set; } = now;

    internal static FixedClock At(int year, int month, int day, int hour = 0, int minute = 0) =>
        new(Instant.FromUtc(year, month, day, hour, minute));

    public Instant GetCurrentInstant() => Now;
}
