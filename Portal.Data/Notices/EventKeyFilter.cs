namespace Portal.Data.Notices;

/// <summary>
/// Says of most keys that are not stored that they are not, without looking: a Bloom filter of one size, which grows less sure with
/// its keys and not larger. Of 25 million keys it lets through about one stranger in a hundred, of 100 million one in three.
/// </summary>
internal sealed class EventKeyFilter
{
    private const int Words = 1 << 22;
    private const int WordsOfBlock = 8;
    private const int BitsOfKey = 4;
    private const int BitsOfPlace = 9;

    private readonly ulong[] words = new ulong[Words];

    internal void Add(EventKey key)
    {
        var spread = key.Spread;
        var (block, places) = (BlockOf(spread), PlacesOf(spread));
        for (var bit = 0; bit < BitsOfKey; bit++, places >>= BitsOfPlace)
        {
            words[block + (int)((places >> 6) & (WordsOfBlock - 1))] |= 1UL << (int)(places & 63);
        }
    }

    /// <summary>False only for keys that were never added.</summary>
    internal bool MayHold(EventKey key)
    {
        var spread = key.Spread;
        var (block, places) = (BlockOf(spread), PlacesOf(spread));
        for (var bit = 0; bit < BitsOfKey; bit++, places >>= BitsOfPlace)
        {
            if ((words[block + (int)((places >> 6) & (WordsOfBlock - 1))] & (1UL << (int)(places & 63))) == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>All bits of a key lie together, so that looking costs one miss of the processor's cache.</summary>
    private static int BlockOf(ulong spread) => (int)(spread & ((Words / WordsOfBlock) - 1)) * WordsOfBlock;

    private static ulong PlacesOf(ulong spread) => spread >> 28;
}
