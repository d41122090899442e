using System.Numerics;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// A block of open items in the order of receipt. What they say beside their time and group of notices, such as the limit, takes few values:
/// these stand once at the front and each cell names its own by number.
/// </summary>
internal static class OpenBlock
{
    internal const int KindBits = 8;
    internal const int GroupBits = 5;

    /// <summary>Appends the cells of a block.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static void Read(ReadOnlySpan<byte> block, int period, OpenCells cells, RunMeans means)
    {
        unchecked
        {
            var own = BlockCheck.Verified(block);
            var unit = RunLayout.UnitOf(own);
            var reader = new BitReader(block[1..], own.Length - 1);
            means.Clear();
            var length = RunLayout.Required(RiceCode.Read(ref reader, ref means.Length), reader.Left);
            Span<int> names = new int[RunLayout.Required(RiceCode.Read(ref reader, ref means.Length), reader.Left)];
            foreach (ref var name in names)
            {
                var kind = (CellKind)reader.Bits(KindBits);
                var lag = (int)RiceCode.Read(ref reader, ref means.Part);
                name = cells.NameOf(kind, lag, (int)RiceCode.Unfold(RiceCode.Read(ref reader, ref means.First)));
            }

            var width = WidthOf(names.Length);
            var received = BlockPeriods.StartOf(CellTable.Open, period);
            var (times, counts, ownNames, groups, first) = cells.Room(length);
            var (gap, count, next) = (0u, 0u, reader.At);
            var bytes = reader.Bytes;
            for (var at = first; at < first + length; at++)
            {
                var (distance, n, then) = RiceCode.ReadPair(bytes, next, gap, count);
                var rest = BitReader.Ahead(bytes, then) & ((1UL << (GroupBits + width)) - 1);
                (gap, count, next) = (RiceCode.Next(gap, distance), RiceCode.Next(count, n), then + GroupBits + width);
                received += (long)distance * unit;
                var number = (int)(rest >> GroupBits);
                if (number >= names.Length)
                {
                    throw new InvalidDataException("A block of open items names what it does not hold. Run portal check --repair.");
                }

                times[at] = received;
                counts[at] = 1 + (long)n;
                ownNames[at] = names[number];
                groups[at] = (byte)(rest & ((1 << GroupBits) - 1));
            }

            reader.At = next;
            reader.RequireEnd();
        }
    }

    /// <summary>Bits that the number of one of so many names takes.</summary>
    internal static int WidthOf(int names) => names < 2 ? 0 : BitOperations.Log2((uint)(names - 1)) + 1;
}
