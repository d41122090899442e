using System.Runtime.InteropServices;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>Cells of open items column by column: there may be millions, and questions look at one column or two.</summary>
internal sealed class OpenCells
{
    private readonly List<(CellKind Kind, int Lag, int Limit)> names = [];
    private readonly Dictionary<(CellKind Kind, int Lag, int Limit), int> numbers = [];
    private long[] received = [];
    private long[] counts = [];
    private int[] ownNames = [];
    private byte[] groups = [];

    /// <summary>Cells.</summary>
    internal int Length { get; private set; }

    /// <summary>Microseconds of receipt.</summary>
    internal ReadOnlySpan<long> Received => received.AsSpan(0, Length);

    /// <summary>The same, to be kept.</summary>
    internal ReadOnlyMemory<long> Times => received.AsMemory(0, Length);

    internal ReadOnlySpan<long> Counts => counts.AsSpan(0, Length);

    /// <summary>The number of what a cell says beside time and group.</summary>
    internal ReadOnlySpan<int> OwnNames => ownNames.AsSpan(0, Length);

    /// <summary>Groups of notices.</summary>
    internal ReadOnlySpan<byte> Groups => groups.AsSpan(0, Length);

    /// <summary>What cells say beside time and group, by number.</summary>
    internal ReadOnlySpan<(CellKind Kind, int Lag, int Limit)> Names => CollectionsMarshal.AsSpan(names);

    internal BlockCell this[int at]
    {
        get
        {
            var (kind, lag, limit) = names[ownNames[at]];
            return new BlockCell(kind, (lag * NoticeGroup.Count) + groups[at], received[at], limit, new(counts[at], 0));
        }
    }

    /// <summary>The number of what cells say; the lag is folded as <see cref="OpenPart"/> does.</summary>
    internal int NameOf(CellKind kind, int lag, int limit)
    {
        if (!numbers.TryGetValue((kind, lag, limit), out var number))
        {
            number = names.Count;
            numbers.Add((kind, lag, limit), number);
            names.Add((kind, lag, limit));
        }

        return number;
    }

    private void Reserve(int more)
    {
        if (Length + more > received.Length)
        {
            var size = Math.Max(Length + more, Length + (Length / 2));
            Array.Resize(ref received, size);
            Array.Resize(ref counts, size);
            Array.Resize(ref ownNames, size);
            Array.Resize(ref groups, size);
        }
    }

    /// <summary>Columns for so many more cells, to be filled.</summary>
    internal (long[] Received, long[] Counts, int[] OwnNames, byte[] Groups, int First) Room(int more)
    {
        Reserve(more);
        Length += more;
        return (received, counts, ownNames, groups, Length - more);
    }

    private void Add(long at, long count, int name, byte group)
    {
        (received[Length], counts[Length], ownNames[Length], groups[Length]) = (at, count, name, group);
        Length++;
    }

    internal void Add(in BlockCell cell)
    {
        Reserve(1);
        Add(cell.At, cell.Count.N, NameOf(cell.Kind, cell.Part / NoticeGroup.Count, cell.Bucket), (byte)OpenPart.GroupOf(cell.Part));
    }

    internal void Clear()
    {
        names.Clear();
        numbers.Clear();
        Length = 0;
    }
}
