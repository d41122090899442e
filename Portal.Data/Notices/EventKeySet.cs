namespace Portal.Data.Notices;

/// <summary>Keys that one transaction added, in about 20 bytes each.</summary>
internal sealed class EventKeySet
{
    private const int Smallest = 1 << 10;

    private ulong[] highs = new ulong[Smallest];
    private uint[] lows = new uint[Smallest];
    private bool hasZero;

    internal int Count { get; private set; }

    /// <summary>Adds a key; false where it is there already.</summary>
    internal bool Add(EventKey key)
    {
        if (key == default)
        {
            (var added, hasZero) = (!hasZero, true);
            Count += added ? 1 : 0;
            return added;
        }

        var at = SlotOf(key);
        if (highs[at] != 0 || lows[at] != 0)
        {
            return false;
        }

        (highs[at], lows[at]) = (key.High, key.Low);
        Count++;
        if (Count > highs.Length / 3 * 2)
        {
            Grow();
        }

        return true;
    }

    /// <summary>All keys in order; then the set is empty.</summary>
    internal EventKey[] Drain()
    {
        var keys = new EventKey[Count];
        var next = 0;
        if (hasZero)
        {
            keys[next++] = default;
        }

        for (var at = 0; at < highs.Length; at++)
        {
            if (highs[at] != 0 || lows[at] != 0)
            {
                keys[next++] = new(highs[at], lows[at]);
            }
        }

        Array.Sort(keys, EventKey.Compare);
        Array.Clear(highs);
        Array.Clear(lows);
        (Count, hasZero) = (0, false);
        return keys;
    }

    private int SlotOf(EventKey key)
    {
        var at = (int)(key.Spread & (ulong)(highs.Length - 1));
        while ((highs[at] != 0 || lows[at] != 0) && (highs[at] != key.High || lows[at] != key.Low))
        {
            at = (at + 1) & (highs.Length - 1);
        }

        return at;
    }

    private void Grow()
    {
        var (oldHighs, oldLows) = (highs, lows);
        (highs, lows) = (new ulong[oldHighs.Length * 2], new uint[oldHighs.Length * 2]);
        for (var old = 0; old < oldHighs.Length; old++)
        {
            if (oldHighs[old] != 0 || oldLows[old] != 0)
            {
                var at = SlotOf(new(oldHighs[old], oldLows[old]));
                (highs[at], lows[at]) = (oldHighs[old], oldLows[old]);
            }
        }
    }
}
