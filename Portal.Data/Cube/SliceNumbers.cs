namespace Portal.Data.Cube;

/// <summary>Numbers for the slices of one transaction: comparing numbers is much faster than comparing five texts.</summary>
internal sealed class SliceNumbers
{
    private readonly Dictionary<SliceKey, int> numbers = [];
    private readonly List<SliceKey> keys = [];
    private readonly Dictionary<(int Slice, RollUp RollUp), int> rolledUp = [];

    internal SliceKey this[int number] => keys[number];

    internal int Of(SliceKey key)
    {
        if (!numbers.TryGetValue(key, out var number))
        {
            number = keys.Count;
            numbers.Add(key, number);
            keys.Add(key);
        }

        return number;
    }

    /// <summary>The number of the slice of a roll-up that a finer slice adds to.</summary>
    internal int RolledUp(int slice, RollUp rollUp)
    {
        if (!rolledUp.TryGetValue((slice, rollUp), out var coarser))
        {
            coarser = Of(rollUp.Of(keys[slice]));
            rolledUp.Add((slice, rollUp), coarser);
        }

        return coarser;
    }
}
