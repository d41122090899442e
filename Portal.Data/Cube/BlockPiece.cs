using System.Runtime.InteropServices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>A stretch of a block's bytes that is read at once: its runs whose month is in [First, End) count, so many times.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BlockPiece(BlockRow Block, int From, int Length, int Times, long First, long End)
{
    /// <summary>The pieces of a block that add up to what it holds of some months: where it stands in sections, as few bytes as do.</summary>
    /// <param name="block">A block of a table by month.</param>
    /// <param name="times">How often it counts.</param>
    /// <param name="first">First month.</param>
    /// <param name="end">End, exclusive.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static IReadOnlyList<BlockPiece> Of(BlockRow block, int times, long first, long end)
    {
        var start = BlockPeriods.StartOf(block.Table, (int)block.Period);
        if (first >= start + BlockPeriods.Months || end <= start)
        {
            return [];
        }

        var verified = BlockCheck.Verified(block.Cells);
        if (!MonthSections.Are(verified))
        {
            return [new(block, 0, verified.Length, times, first, end)];
        }

        var sections = MonthSections.Of(verified);
        var months = Enumerable.Range(0, BlockPeriods.Months).ToLookup(month => start + month >= first && start + month < end);
        int Bytes(bool isAsked) => months[isAsked].Sum(month => sections[month].Length);
        var (all, isShorter) = (sections[MonthSections.All], sections[MonthSections.All].Length > 0 && sections[MonthSections.All].Length + Bytes(false) < Bytes(true));
        return
        [
            .. isShorter ? [Piece(all, times)] : Array.Empty<BlockPiece>(),
            .. months[!isShorter].Where(month => sections[month].Length > 0).Select(month => Piece(sections[month], isShorter ? -times : times)),
        ];

        BlockPiece Piece((int From, int Length) section, int sign) => new(block, section.From, section.Length, sign, long.MinValue, long.MaxValue);
    }

    /// <summary>Its runs, those of other months among them.</summary>
    internal BlockRuns Runs(RunBuffer buffer) => new(Block.Cells.AsSpan(From), Length, Block.Table, (int)Block.Period, buffer);

    internal bool Counts(long month) => month >= First && month < End;
}
