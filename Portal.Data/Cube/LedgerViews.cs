using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Digests of ledger rows by who knows how much.</summary>
internal static class LedgerViews
{
    /// <summary>What a row says to whoever knows all, and to each view.</summary>
    internal static UInt128[] Digests(SliceKey slice, List<LedgerCell> changes, IReadOnlyList<Instant> views)
    {
        var hash = CellHash.OfSlice(slice);
        var sums = new UInt128[views.Count + 1];
        var knownAts = new long[sums.Length];
        for (var view = 0; view < sums.Length; view++)
        {
            knownAts[view] = view == 0 ? long.MaxValue : views[view - 1].ToMicros();
        }

        foreach (var (known, table, cell) in changes)
        {
            var digest = CellHash.Of(hash, table, cell.Kind, cell.At, cell.Bucket, cell.Part, cell.Count);
            for (var view = 0; view < sums.Length; view++)
            {
                sums[view] = known <= knownAts[view] ? unchecked(sums[view] + digest) : sums[view];
            }
        }

        return sums;
    }
}
