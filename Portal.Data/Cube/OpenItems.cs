using NodaTime;

namespace Portal.Data.Cube;

/// <summary>
/// Items that are online, in the order of receipt, so that how many are how old at any instant is a difference of two ranks: ageing costs
/// nothing and rewrites nothing.
/// </summary>
internal sealed class OpenItems
{
    private readonly OpenCells cells;
    private readonly Lazy<OpenRanks[]> byGroup;
    private readonly Lazy<OpenRanks> unacknowledged;
    private NamedDigest? digest;
    private OpenStanding? standing;

    private OpenItems(OpenCells sorted)
    {
        cells = sorted;
        All = new OpenRanks(sorted.Times, sorted.Counts);
        byGroup = new(() => OpenRanks.ByGroup(cells));
        unacknowledged = new(() => OpenRanks.Unacknowledged(cells));
    }

    /// <summary>All items.</summary>
    internal OpenRanks All { get; }

    /// <summary>The items of each group of notices, by its number; kept, for every question about an interval needs them.</summary>
    internal OpenRanks[] ByGroup => byGroup.Value;

    /// <summary>Those not acknowledged; kept.</summary>
    internal OpenRanks Unacknowledged => unacknowledged.Value;

    /// <summary>Cells in it.</summary>
    internal int CellCount => cells.Length;

    /// <summary>Of cells in any order.</summary>
    internal static OpenItems Of(ReadOnlySpan<BlockCell> some)
    {
        var sorted = new OpenCells();
        foreach (ref readonly var cell in some)
        {
            sorted.Add(cell);
        }

        return Of(sorted);
    }

    /// <summary>Of blocks and single cells.</summary>
    internal static OpenItems Of(SliceCells slice)
    {
        var blocks = slice.Blocks(CellTable.Open);
        if (slice.Singles(CellTable.Open).Length > 0 || blocks.Any(one => one.Times != 1))
        {
            return Of(slice[CellTable.Open]);
        }

        var sorted = new OpenCells();
        var means = new RunMeans();
        foreach (var (block, _) in blocks.OrderBy(one => one.Block.Period))
        {
            OpenBlock.Read(block.Cells, (int)block.Period, sorted, means);
        }

        return Of(sorted);
    }

    /// <summary>Where the items stand at an instant; the last one asked is kept, for all questions of a page look at the same instant.</summary>
    internal OpenStanding StandingAt(Instant look)
    {
        if (standing is not { } kept || kept.Look != look)
        {
            standing = kept = OpenStanding.Of(cells, look);
        }

        return kept;
    }

    /// <summary>Sum modulo 2^128 of hash(cell) times count under the name of a slice; remembered, for the same is asked again and again.</summary>
    internal UInt128 Digest(SliceKey name)
    {
        if (digest is { } kept && kept.Name == name)
        {
            return kept.Sum;
        }

        var slice = CellHash.OfSlice(name);
        UInt128 sum = 0;
        for (var at = 0; at < cells.Length; at++)
        {
            var cell = cells[at];
            sum = unchecked(sum + CellHash.Of(slice, CellTable.Open, cell.Kind, cell.At, cell.Bucket, cell.Part, cell.Count));
        }

        digest = new(name, sum);
        return sum;
    }

    private static OpenItems Of(OpenCells some) => new(IsSorted(some) ? some : Summed(some));

    private static bool IsSorted(OpenCells some)
    {
        var received = some.Received;
        for (var at = 1; at < received.Length; at++)
        {
            if (received[at - 1] >= received[at] && BlockCell.Compare(CellTable.Open, some[at - 1], some[at]) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    // Of several slices, or with what is taken back: what comes to nothing must not look like an item
    private static OpenCells Summed(OpenCells some)
    {
        var all = new BlockCell[some.Length];
        for (var at = 0; at < all.Length; at++)
        {
            all[at] = some[at];
        }

        Array.Sort(all, static (left, right) => BlockCell.Compare(CellTable.Open, left, right));
        var sum = new OpenCells();
        for (var at = 0; at < all.Length;)
        {
            var cell = all[at++];
            for (; at < all.Length && BlockCell.Compare(CellTable.Open, cell, all[at]) == 0; at++)
            {
                cell = cell with { Count = cell.Count + all[at].Count };
            }

            if (cell.Count != default)
            {
                sum.Add(cell);
            }
        }

        return sum;
    }

    private sealed record NamedDigest(SliceKey Name, UInt128 Sum);
}
