using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Writes a block of open items: see <see cref="OpenBlock"/>.</summary>
internal sealed class OpenBlockWriter
{
    private readonly BitWriter bits = new();
    private readonly RunMeans means = new();
    private readonly Dictionary<(CellKind Kind, int Lag, int Limit), int> numbers = [];

    internal void Write(ByteWriter target, int period, ReadOnlySpan<BlockCell> cells)
    {
        var start = BlockPeriods.StartOf(CellTable.Open, period);
        var unit = RunLayout.Second;
        numbers.Clear();
        foreach (ref readonly var cell in cells)
        {
            unit = (cell.At - start) % RunLayout.Second == 0 ? unit : 1;
            numbers.TryAdd((cell.Kind, cell.Part / NoticeGroup.Count, cell.Bucket), numbers.Count);
        }

        target.Byte((byte)(RunLayout.Format | (unit == 1 ? 0 : 1)));
        bits.Begin(target);
        means.Clear();
        RiceCode.Write(bits, ref means.Length, (ulong)cells.Length);
        RiceCode.Write(bits, ref means.Length, (ulong)numbers.Count);
        foreach (var (kind, lag, limit) in numbers.Keys)
        {
            bits.Bits((ulong)kind, OpenBlock.KindBits);
            RiceCode.Write(bits, ref means.Part, (ulong)lag);
            RiceCode.Write(bits, ref means.First, RiceCode.Fold(limit));
        }

        var width = OpenBlock.WidthOf(numbers.Count);
        var before = start;
        foreach (ref readonly var cell in cells)
        {
            RiceCode.Write(bits, ref means.Gap, (ulong)((cell.At - before) / unit));
            RiceCode.Write(bits, ref means.Count, unchecked((ulong)(cell.Count.N - 1)));
            bits.Bits((ulong)OpenPart.GroupOf(cell.Part), OpenBlock.GroupBits);
            bits.Bits((ulong)numbers[(cell.Kind, cell.Part / NoticeGroup.Count, cell.Bucket)], width);
            before = cell.At;
        }

        bits.End();
    }
}
