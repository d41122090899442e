namespace Portal.Data.Cube;

/// <summary>Room for the runs of a block, used again for the next.</summary>
internal sealed class RunBuffer
{
    private readonly List<(CellKind Kind, int Part, long At, int First, int Length)> runs = [];
    private int[] places = new int[256];
    private long[] counts = new long[256];
    private long[] micros = new long[256];

    /// <summary>Cells in it.</summary>
    internal int Length { get; private set; }

    internal RunMeans Means { get; } = new();

    /// <summary>Empty arrays of at least so many more cells; <see cref="Take"/> says how many were filled.</summary>
    internal (int[] Places, long[] Counts, long[] Micros) Room(int more)
    {
        var needed = Length + more;
        if (needed > places.Length)
        {
            var size = Math.Max(needed, 2 * places.Length);
            Array.Resize(ref places, size);
            Array.Resize(ref counts, size);
            Array.Resize(ref micros, size);
        }

        return (places, counts, micros);
    }

    /// <summary>Keeps the run that was filled in behind all others, and names it.</summary>
    internal void Take(CellKind kind, int part, long at, int length)
    {
        runs.Add((kind, part, at, Length, length));
        Length += length;
    }

    /// <summary>Forgets the runs.</summary>
    internal void Clear()
    {
        runs.Clear();
        Length = 0;
    }

    /// <summary>A run that was kept; empty where there is none.</summary>
    internal (int First, int Length) Find(CellKind kind, int part, long at)
    {
        for (var run = runs.Count - 1; run >= 0; run--)
        {
            if (runs[run].Kind == kind && runs[run].Part == part && runs[run].At == at)
            {
                return (runs[run].First, runs[run].Length);
            }
        }

        return (0, 0);
    }

    internal ReadOnlySpan<int> Places(int first, int length) => places.AsSpan(first, length);

    internal ReadOnlySpan<long> Counts(int first, int length) => counts.AsSpan(first, length);

    internal ReadOnlySpan<long> Micros(int first, int length) => micros.AsSpan(first, length);
}
