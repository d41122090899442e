namespace Portal.Data.Cube;

/// <summary>Numbers for the slices of one transaction: comparing numbers is much faster than comparing five texts.</summary>
internal sealed class SliceNumbers : ISliceMeets<int>
{
    private readonly Dictionary<SliceKey, int> numbers = [];
    private readonly List<SliceKey> keys = [];
    private readonly List<int?[]> rolledUp = [];
    private readonly Dictionary<(int Slice, int Parts), int> without = [];

    internal SliceKey this[int number] => keys[number];

    internal int Of(SliceKey key)
    {
        if (!numbers.TryGetValue(key, out var number))
        {
            number = keys.Count;
            numbers.Add(key, number);
            keys.Add(key);
            rolledUp.Add(new int?[RollUp.All.Count]);
        }

        return number;
    }

    /// <summary>The number of the slice of a roll-up, by its place among all, that a finer slice adds to.</summary>
    internal int RolledUp(int slice, int rollUp) => rolledUp[slice][rollUp] ??= Of(RollUp.All[rollUp].Of(keys[slice]));

    /// <inheritdoc/>
    public int Differing(int left, int right) => left == right ? 0 : keys[left].Differing(keys[right]);

    /// <inheritdoc/>
    public int Without(int slice, int parts)
    {
        if (parts == 0)
        {
            return slice;
        }

        if (!without.TryGetValue((slice, parts), out var coarser))
        {
            without.Add((slice, parts), coarser = Of(keys[slice].Without(parts)));
        }

        return coarser;
    }
}
