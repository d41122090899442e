using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

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
        var open = new int[Edges.Length];
        var overdue = new int[Edges.Length];
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

    /// <summary>The same from open items in the order of receipt.</summary>
    internal static Backlog At(OpenItems items, Instant asOf)
    {
        var open = new int[Edges.Length];
        var overdue = new int[Edges.Length];
        var look = asOf.ToMicros();
        var seconds = asOf.ToUnixTimeSeconds();
        var upTo = Array.ConvertAll(Edges, edge => edge is { } age ? (long)age.TotalSeconds * 1_000_000 : long.MaxValue);
        items.Sum(cell =>
        {
            var band = Array.FindIndex(upTo, edge => look - cell.At <= edge);
            open[band] += (int)cell.Count.N;
            overdue[band] += OpenItems.LimitOf(cell) < seconds ? (int)cell.Count.N : 0;
            return 0;
        });
        return Of(open, overdue, items.Oldest is { } first ? Duration.Max(Duration.Zero, asOf - first) : null);
    }

    private static Backlog Of(int[] open, int[] overdue, Duration? oldest)
    {
        var bands = Edges.Select((edge, at) => new AgeBand(at == 0 ? Duration.Zero : Edges[at - 1]!.Value, edge, open[at], overdue[at]));
        return new Backlog([.. bands], oldest);
    }
}
