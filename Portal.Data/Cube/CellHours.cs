namespace Portal.Data.Cube;

/// <summary>Item-hours online in a window, from flows: each spell adds its start and takes away its end.</summary>
internal static class CellHours
{
    private const double MicrosPerHour = 3_600_000_000;

    internal static AvailabilityHours Of(CellReading reading, SliceWindow window)
    {
        var (from, to) = (window.From, window.SeenTo);
        if (to <= from)
        {
            return new AvailabilityHours(0, 0, 0, 0);
        }

        var all = reading.ExposureMicros(from, to) + reading.Between(CellKind.SpellStarted, CellKind.SpellEnded, from, to);
        var after = reading.Between(CellKind.BecameOverdue, CellKind.OverdueEnded, from, to)

            // A limit later on the day of the look has its flow on that day already, which took away the time until it
            + (UtcPeriods.DayOf(to).Micros == 0 ? 0 : reading.Open.StandingAt(to).MicrosToLimitsOfTheDay);
        var uncertain = reading.Between(CellKind.UncertainFrom, CellKind.UncertainTo, from, to);
        var flow = reading.Flow(from, to);
        return new AvailabilityHours(
            (double)(all - after) / MicrosPerHour, (double)after / MicrosPerHour, (double)(all - uncertain) / MicrosPerHour, flow.OpenAtStart + flow.Issued);
    }
}
