namespace Portal.Data.Cube;

/// <summary>
/// Holds checkpoints against the ledger: the finest slices of each must be what the ledger adds up to by its step. Digests add up in any order, so
/// that one number a block is kept.
/// </summary>
internal sealed class CheckpointRecount
{
    private readonly Dictionary<(long Slice, CellTable Table, long Period), UInt128> blocks = [];
    private readonly SortedDictionary<long, UInt128> ledger = [];
    private UInt128 sum;

    /// <summary>Takes a row of the ledger.</summary>
    internal void Add(long seq, SliceKey slice, List<LedgerCell> changes)
    {
        var hash = CellHash.OfSlice(slice);
        var added = ledger.GetValueOrDefault(seq);
        foreach (var (_, table, cell) in changes)
        {
            // Finest slices keep groups of notices together
            var part = table.GroupTable() is null ? cell.Part : 0;
            added = unchecked(added + CellHash.Of(hash, table, cell.Kind, cell.At, cell.Bucket, part, cell.Count));
        }

        ledger[seq] = added;
    }

    /// <summary>Takes a block of a finest slice, or of what several have in common, as a checkpoint keeps it; none where it is no more. Checkpoints come in their order.</summary>
    internal void Put(long slice, CellTable table, long period, UInt128 digest)
    {
        sum = unchecked(sum - blocks.GetValueOrDefault((slice, table, period)) + digest);
        blocks[(slice, table, period)] = digest;
    }

    /// <summary>Whether the blocks taken so far are what the ledger adds up to by a step.</summary>
    internal bool Holds(long seq) => sum == ledger.TakeWhile(one => one.Key <= seq).Aggregate((UInt128)0, (total, one) => unchecked(total + one.Value));
}
