using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Where open items stand at an instant: ages, limits run out, limits ahead. One walk over them.</summary>
internal sealed class OpenStanding
{
    private const long Second = 1_000_000;
    private const long SecondsPerDay = 86_400;

    private OpenStanding(Instant look) => Look = look;

    internal Instant Look { get; }

    internal Backlog Backlog { get; private init; } = null!;

    /// <summary>Items past their limit, by the day of their issue.</summary>
    internal OverdueItems Overdue { get; private init; } = null!;

    /// <summary>Microseconds from the look to limits later on its UTC day, summed.</summary>
    internal long MicrosToLimitsOfTheDay { get; private init; }

    /// <summary>How many have which limit that has not run out, by length from receipt.</summary>
    internal IReadOnlyCollection<LimitCount> LimitsAhead { get; private init; } = [];

    internal static OpenStanding Of(OpenCells cells, Instant look)
    {
        var (seconds, micros) = (look.ToUnixTimeSeconds(), look.ToMicros());
        var (day, into) = UtcPeriods.DayOf(look);
        var midnight = into == 0 ? seconds : (day + 1) * SecondsPerDay;
        var limits = Limits(cells);
        var ahead = new long[limits.Length];
        var (open, overdue) = (new long[Backlog.AgeEdges.Length], new long[Backlog.AgeEdges.Length]);
        var byDay = new Dictionary<long, long>();
        var (band, toLimits) = (0, 0L);
        long? oldest = null;
        var received = cells.Received;
        var counts = cells.Counts;
        var names = cells.OwnNames;
        for (var at = received.Length - 1; at >= 0; at--)
        {
            // From the youngest on, so that bands only go up
            var (time, n) = (received[at], counts[at]);
            while (micros - time > Backlog.AgeEdges[band])
            {
                band++;
            }

            open[band] += n;
            oldest = n != 0 ? time : oldest;
            if (limits[names[at]].Limit is not { } limit)
            {
                continue;
            }

            var due = SecondOf(time) + limit;
            if (due >= seconds)
            {
                ahead[names[at]] += n;
                toLimits += due > seconds && due < midnight ? n * (due - seconds) * Second : 0;
                continue;
            }

            overdue[band] += n;
            var issued = DayOf(time) - limits[names[at]].LagDays;
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(byDay, issued, out _) += n;
        }

        return new OpenStanding(look)
        {
            Backlog = Backlog.Of(open, overdue, oldest is { } first ? Duration.Max(Duration.Zero, look - TypeHandlers.ToInstant(first)) : null),
            Overdue = OverdueItems.Of(byDay),
            MicrosToLimitsOfTheDay = toLimits,
            LimitsAhead =
            [
                .. limits.Zip(ahead).Where(one => one.Second != 0).GroupBy(one => one.First.Limit!.Value, one => one.Second)
                    .OrderBy(one => one.Key).Select(one => new LimitCount(one.Key, one.Sum())),
            ],
        };
    }

    // The limit in seconds from receipt, null without one, and the days from issue to receipt
    private static (long? Limit, int LagDays)[] Limits(OpenCells cells)
    {
        var names = cells.Names;
        var limits = new (long?, int)[names.Length];
        for (var name = 0; name < names.Length; name++)
        {
            var (kind, lag, limit) = names[name];
            limits[name] = (kind is CellKind.OnlineLimited or CellKind.OnlineLimitedAcknowledged ? limit : null, OpenPart.UnfoldLag(lag));
        }

        return limits;
    }

    private static long SecondOf(long micros) => micros >= 0 ? micros / Second : ((micros + 1) / Second) - 1;

    private static long DayOf(long micros) => micros >= 0 ? micros / (SecondsPerDay * Second) : ((micros + 1) / (SecondsPerDay * Second)) - 1;
}
