using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>Where the items issued in a window stand. The parts always add up to <see cref="Issued"/>.</summary>
public sealed record SliceCounts(
    int Issued, int Void, int PreResolved, int Contradictory, int Resolved, int Released, int OpenOverdue, int OpenNotDue)
{
    /// <summary>What counts in performance figures: resolved, released and open.</summary>
    public int Measured => Resolved + Released + OpenOverdue + OpenNotDue;

    /// <summary>Neither removed nor released.</summary>
    public int Open => OpenOverdue + OpenNotDue;

    /// <summary>Counts the items issued in the window, at or before the instant of looking.</summary>
    public static SliceCounts Of(IEnumerable<ItemState> items, SliceWindow window)
    {
        var counts = new int[Enum.GetValues<ItemStanding>().Length];
        var issued = 0;
        foreach (var item in items)
        {
            if (window.Contains(item.IssuedAt) && item.IssuedAt <= window.AsOf)
            {
                issued++;
                counts[(int)item.StandingAt(window.AsOf)]++;
            }
        }

        return new SliceCounts(
            issued,
            counts[(int)ItemStanding.Void],
            counts[(int)ItemStanding.PreResolved],
            counts[(int)ItemStanding.Contradictory],
            counts[(int)ItemStanding.Resolved],
            counts[(int)ItemStanding.Released],
            counts[(int)ItemStanding.OpenOverdue],
            counts[(int)ItemStanding.OpenNotDue]);
    }
}
