using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>What is still online at an instant, by age.</summary>
/// <param name="Bands">0 to 1 h, to 24 h, to 48 h, to 7 d, to 30 d, to 90 d, older.</param>
/// <param name="Oldest">Age of the oldest open item; null without one.</param>
public sealed record Backlog(IReadOnlyList<AgeBand> Bands, Duration? Oldest)
{
    private static readonly Duration?[] Edges =
    [
        Duration.FromHours(1), Duration.FromHours(24), Duration.FromHours(48),
        Duration.FromDays(7), Duration.FromDays(30), Duration.FromDays(90), null,
    ];

    /// <summary>Open items.</summary>
    public int Open => Bands.Sum(band => band.Open);

    /// <summary>Open items past their deadline.</summary>
    public int Overdue => Bands.Sum(band => band.Overdue);

    /// <summary>The backlog as of an instant.</summary>
    public static Backlog At(IEnumerable<ItemState> items, Instant asOf)
    {
        var open = new long[Edges.Length];
        var overdue = new long[Edges.Length];
        Duration? oldest = null;
        foreach (var item in items)
        {
            var standing = item.StandingAt(asOf);
            if (item.IssuedAt > asOf || standing is not (ItemStanding.OpenOverdue or ItemStanding.OpenNotDue))
            {
                continue;
            }

            var age = Duration.Max(Duration.Zero, asOf - item.ReceivedAt);
            var band = Array.FindIndex(Edges, edge => edge is not { } upTo || age <= upTo);
            open[band]++;
            overdue[band] += standing == ItemStanding.OpenOverdue ? 1 : 0;
            oldest = oldest is { } before ? Duration.Max(before, age) : age;
        }

        return Of(open, overdue, oldest);
    }

    /// <summary>Upper edges of the bands in microseconds; the last has none.</summary>
    internal static long[] AgeEdges { get; } = Array.ConvertAll(Edges, edge => edge is { } age ? (long)age.TotalSeconds * 1_000_000 : long.MaxValue);

    /// <summary>From counts by band.</summary>
    internal static Backlog Of(long[] open, long[] overdue, Duration? oldest)
    {
        var bands = Edges.Select((edge, at) => new AgeBand(at == 0 ? Duration.Zero : Edges[at - 1]!.Value, edge, (int)open[at], (int)overdue[at]));
        return new Backlog([.. bands], oldest);
    }
}
