using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Portal.Data.Storage;

/// <summary>How often a bit in one place was set so far. As it begins, either value is as likely; what it met last weighs most.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct BitModel
{
    private const int Half = 1 << 15;
    private const int Longest = 254;
    private const int Least = 64;

    // The first bits count fully, later ones less and less: one over so many and a half, in 65,536ths
    private static readonly ushort[] Weights = [.. Enumerable.Range(0, Longest + 1).Select(met => (ushort)(65_536 / (met + 1.6)))];

    // From one half, so that a model that was never used is all zeros
    private short chance;
    private byte met;

    /// <summary>The chance that the bit is set, in 65,536ths; never none and never all.</summary>
    internal readonly uint Chance
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => unchecked((uint)Math.Max(Math.Min(chance + Half, (1 << 16) - Least), Least));
    }

    /// <summary>Learns one more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Learn(bool isSet)
    {
        var goal = isSet ? Half - 1 : -Half;
        unchecked
        {
            chance = (short)(chance + (((goal - chance) * (Weights[met] >> 1)) >> 15));
            met = (byte)(met < Longest ? met + 1 : met);
        }
    }
}
