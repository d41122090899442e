namespace Portal.Data.Storage;

/// <summary>What a <see cref="RangeCoder"/> has learned of one kind of number: how long they are, and how the highest bits of each length fall.</summary>
internal sealed class NumberModel
{
    /// <summary>Bits of a length.</summary>
    internal const int LengthBits = 5;

    /// <summary>Stands for numbers that are as long or longer.</summary>
    internal const int Longest = (1 << LengthBits) - 1;

    /// <summary>So many bits below the highest are learned; those below are as they come.</summary>
    internal const int TopBits = 2;

    private readonly BitModel[] lengths = new BitModel[1 << LengthBits];
    private readonly BitModel[] tops = new BitModel[1 << (LengthBits + TopBits)];
    private bool isUsed;

    /// <summary>Whether it is below nothing.</summary>
    internal BitModel Sign;

    /// <summary>The tree of lengths.</summary>
    internal Span<BitModel> Lengths
    {
        get
        {
            isUsed = true;
            return lengths;
        }
    }

    /// <summary>The tree of the bits below the highest of numbers so long.</summary>
    internal Span<BitModel> TopsOf(int length) => tops.AsSpan(length << TopBits, 1 << TopBits);

    /// <summary>Forgets everything.</summary>
    internal void Clear()
    {
        if (isUsed)
        {
            Array.Clear(lengths);
            Array.Clear(tops);
            (Sign, isUsed) = (default, false);
        }
    }
}
