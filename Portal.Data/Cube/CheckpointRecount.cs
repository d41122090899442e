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

    /// <summary>Takes a line of the ledger.</summary>
    internal void Add(long seq, UInt128 slice, CellTable table, in BlockCell cell)
    {
        // Finest slices keep groups of notices together
        var part = table.GroupTable() is null ? cell.Part : 0;
        ledger[seq] = unchecked(ledger.GetValueOrDefault(seq) + CellHash.Of(slice, table, cell.Kind, cell.At, cell.Bucket, part, cell.Count));
    }

    /// <summary>Takes a block of a finest slice as a checkpoint keeps it; none where it is no more. Checkpoints come in their order.</summary>
    internal void Put(long slice, CellTable table, long period, UInt128 digest)
    {
        sum = unchecked(sum - blocks.GetValueOrDefault((slice, table, period)) + digest);
        blocks[(slice, table, period)] = digest;
    }

    /// <summary>Whether the blocks taken so far are what the ledger adds up to by a step.</summary>
    internal bool Holds(long seq) => sum == ledger.TakeWhile(one => one.Key <= seq).Aggregate((UInt128)0, (total, one) => unchecked(total + one.Value));
}
