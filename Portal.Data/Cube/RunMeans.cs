using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>What reader and writer of a block both know of the numbers before: running means, see <see cref="RiceCode"/>, and where the last run began.</summary>
internal sealed class RunMeans
{
    private const int CountClasses = 16;

    // Fields and not a list: each is passed by reference, hundreds of millions of times
    internal uint Length;
    internal uint Part;
    internal uint Month;
    internal uint First;
    internal uint Gap;
    internal uint Count;
    internal uint Less;
    internal int FirstPlace;
    private readonly uint[] micros = new uint[CountClasses];

    /// <summary>The mean for the sum of the times into the day of so many items: it swings with their root.</summary>
    internal ref uint MicrosOf(long n) => ref micros[Math.Min(CountClasses - 1, System.Numerics.BitOperations.Log2((ulong)Math.Abs(n | 1)))];

    internal void Clear()
    {
        Length = Part = Month = First = Gap = Count = Less = 0;
        FirstPlace = 0;
        Array.Clear(micros);
    }

    internal void CopyTo(RunMeans other)
    {
        (other.Length, other.Part, other.Month, other.First) = (Length, Part, Month, First);
        (other.Gap, other.Count, other.Less, other.FirstPlace) = (Gap, Count, Less, FirstPlace);
        micros.CopyTo(other.micros, 0);
    }
}
