namespace Portal.Data.Seeding;

/// <summary>
/// Random draws as a pure function of (seed, stream, entity index, draw number): any shard, order or total size gives
/// entity i the same draws. Counter-based SplitMix64 finaliser (Steele, Lea and Flood 2014); the same 64-bit integers,
/// and IEEE results to the last bit, in every language.
/// </summary>
/// <example><c>CounterRandom.For(20260101, 1, 0).Uniform(0)</c> is 0.22545515357575047.</example>
public readonly record struct CounterRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const ulong StreamOffset = 0xD1B54A32D192ED03;

    private CounterRandom(ulong start) => Start = start;

    /// <summary>The hashed starting point of this entity's draws.</summary>
    public ulong Start { get; }

    /// <summary>The draws of one entity.</summary>
    public static CounterRandom For(ulong seed, ulong stream, ulong index)
    {
        unchecked
        {
            return new(Mix((Mix(Mix(seed + Golden) ^ Mix(stream + StreamOffset))) + (index * Golden)));
        }
    }

    /// <summary>The 64-bit finaliser: a bijection that scatters neighbouring values; 0 stays 0.</summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value ^= value >> 30;
            value *= 0xBF58476D1CE4E5B9;
            value ^= value >> 27;
            value *= 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }

    /// <summary>Draw number <paramref name="k"/> (from 0): 64 uniform bits.</summary>
    public ulong Draw(ulong k)
    {
        unchecked
        {
            return Mix(Start + ((k + 1) * Golden));
        }
    }

    /// <summary>Draw number <paramref name="k"/> as a double strictly inside (0, 1).</summary>
    public double Uniform(ulong k) => ((Draw(k) >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>Draw number <paramref name="k"/> as a standard normal deviate.</summary>
    public double Normal(ulong k) => DeterministicMath.NormalQuantile(Uniform(k));

    /// <summary>Draw number <paramref name="k"/> as a log-normal duration in whole seconds, rounded down.</summary>
    public long LogNormalSeconds(ulong k, double medianSeconds, double sigma) =>
        DeterministicMath.LogNormalSeconds(Uniform(k), medianSeconds, sigma);
}
