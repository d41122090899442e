namespace Portal.Data.Cube;

/// <summary>Numbers for the slices of one transaction: comparing numbers is much faster than comparing five texts.</summary>
internal sealed class SliceNumbers
{
    private readonly Dictionary<SliceKey, int> numbers = [];
    private readonly List<SliceKey> keys = [];
    private readonly List<int?[]> rolledUp = [];

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
}
