namespace Portal.Data.Cube;

/// <summary>What writer and reader of a row of the ledger expect of the next numbers; records in seconds and those in microseconds apart.</summary>
internal sealed class LedgerMeans
{
    /// <summary>So many masks are remembered for each way of telling; this place stands for one that is not among them.</summary>
    internal const int Masks = 6;

    private const int Scale = 16;
    private const int Ways = 3;
    private const uint Largest = (1 << 26) * Scale;

    private static readonly int Fields = Enum.GetValues<LedgerField>().Length;

    private readonly uint[] means = new uint[2 * Fields];
    private readonly int[] masks = new int[Ways * Masks];

    internal LedgerMeans()
    {
        for (var field = 0; field < Fields; field++)
        {
            var first = FirstOf((LedgerField)field) * Scale;
            means[field] = (uint)first;
            means[Fields + field] = IsTime((LedgerField)field) ? Largest : (uint)first;
        }

        for (var at = 0; at < masks.Length; at++)
        {
            masks[at] = at % Masks;
        }
    }

    /// <summary>The mean of a kind of number.</summary>
    internal ref uint Of(LedgerField field, long unit) => ref means[(unit == LedgerCodec.Second ? 0 : Fields) + (int)field];

    /// <summary>Where a mask stands among those that came last; from now on it stands first.</summary>
    internal int PlaceOf(int way, int mask)
    {
        var own = masks.AsSpan(way * Masks, Masks);
        var place = own.IndexOf(mask);
        Remember(own, place < 0 ? Masks - 1 : place, mask);
        return place < 0 ? Masks : place;
    }

    /// <summary>The mask at a place; from now on it stands first.</summary>
    internal int MaskAt(int way, int place)
    {
        var mask = masks[(way * Masks) + place];
        Remember(masks.AsSpan(way * Masks, Masks), place, mask);
        return mask;
    }

    /// <summary>Remembers a mask that was not among them.</summary>
    internal void Meet(int way, int mask) => Remember(masks.AsSpan(way * Masks, Masks), Masks - 1, mask);

    private static void Remember(Span<int> own, int place, int mask)
    {
        own[..place].CopyTo(own[1..]);
        own[0] = mask;
    }

    // What most rows look like: it only matters until some numbers have come
    private static int FirstOf(LedgerField field) => field switch
    {
        LedgerField.Head or LedgerField.CellKind => 40,
        LedgerField.FirstKnown or LedgerField.Known or LedgerField.Deadline => 100_000,
        LedgerField.Removed or LedgerField.Acknowledged or LedgerField.Alive or LedgerField.Issued or LedgerField.Released or LedgerField.Spells => 200,
        _ => 1,
    };

    private static bool IsTime(LedgerField field) => field is LedgerField.FirstKnown or LedgerField.Known or (>= LedgerField.Removed and <= LedgerField.Spells and not LedgerField.Flags);
}
