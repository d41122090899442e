using NodaTime;

namespace Portal.Tests.Support;

/// <summary>The machine's clock, moved by as much as the test says.</summary>
internal sealed class ShiftedClock : IClock
{
    private long ticks;

    internal void Move(Duration by) => Interlocked.Add(ref ticks, by.BclCompatibleTicks);

    public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + Duration.FromTicks(Interlocked.Read(ref ticks));
}
