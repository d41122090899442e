using System.Buffers.Binary;

namespace Portal.Data.Seeding;

/// <summary>
/// Sorts lines by the day on which they become known, in bounded memory: days spill to temporary files and are sorted one by one.
/// The result depends on the keys alone, not on the order in which lines came.
/// </summary>
internal sealed class DayPartitions(string folder, int days) : IDisposable
{
    private const int SpillBytes = 65_536;
    private const int HeadBytes = 20;

    private readonly MemoryStream?[] buffers = new MemoryStream?[days];
    private readonly bool[] hasSpilled = new bool[days];
    private readonly Lock gate = new();

    /// <summary>Adds a line. Equal keys may not occur twice.</summary>
    internal void Add(int day, long firstKey, ulong secondKey, ReadOnlySpan<byte> line)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        BinaryPrimitives.WriteInt64LittleEndian(head, firstKey);
        BinaryPrimitives.WriteUInt64LittleEndian(head[8..], secondKey);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], line.Length);
        lock (gate)
        {
            var buffer = buffers[day] ??= new MemoryStream();
            buffer.Write(head);
            buffer.Write(line);
            if (buffer.Length > SpillBytes)
            {
                using var file = new FileStream(PathOf(day), FileMode.Append);
                buffer.WriteTo(file);
                buffer.SetLength(0);
                hasSpilled[day] = true;
            }
        }
    }

    /// <summary>Every line in order of day and keys.</summary>
    internal IEnumerable<ReadOnlyMemory<byte>> Sorted()
    {
        for (var day = 0; day < days; day++)
        {
            foreach (var (_, _, line) in Lines(day).OrderBy(line => line.First).ThenBy(line => line.Second))
            {
                yield return line;
            }

            buffers[day] = null;
        }
    }

    public void Dispose()
    {
        for (var day = 0; day < days; day++)
        {
            if (hasSpilled[day])
            {
                File.Delete(PathOf(day));
            }
        }
    }

    private List<(long First, ulong Second, ReadOnlyMemory<byte> Line)> Lines(int day)
    {
        byte[] data = [.. hasSpilled[day] ? File.ReadAllBytes(PathOf(day)) : [], .. buffers[day]?.ToArray() ?? []];
        var lines = new List<(long, ulong, ReadOnlyMemory<byte>)>();
        for (var at = 0; at < data.Length;)
        {
            var head = data.AsSpan(at, HeadBytes);
            var length = BinaryPrimitives.ReadInt32LittleEndian(head[16..]);
            lines.Add((
                BinaryPrimitives.ReadInt64LittleEndian(head),
                BinaryPrimitives.ReadUInt64LittleEndian(head[8..]),
                data.AsMemory(at + HeadBytes, length)));
            at += HeadBytes + length;
        }

        return lines;
    }

    private string PathOf(int day) => Path.Combine(folder, $".part-{day:0000}.tmp");
}
