using System.Runtime.InteropServices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// A cell of one slice as a number that sorts by table, block, kind, time, bucket and part; open items by receipt. Comparing numbers is
/// what an import does most.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellCode
{
    private const int TableShift = 60;
    private const int PeriodShift = 46;
    private const int KindShift = 40;
    private const int PlaceShift = 31;
    private const int BucketShift = 18;
    private const int PartShift = 12;
    private const int PeriodOffset = 1 << 11;
    private const CellKind FirstOpenKind = CellKind.Online;
    private const int OpenKindShift = 62;
    private const int OpenPartShift = 32;

    // In microseconds; no date lies before it
    private const long FirstInstant = -62_135_596_800_000_000;

    private readonly ulong high;
    private readonly ulong low;

    private CellCode(ulong high, ulong low) => (this.high, this.low) = (high, low);

    internal CellTable Table => (CellTable)(high >> TableShift);

    internal int Period => Table == CellTable.Open ? BlockPeriods.Of(CellTable.Open, At) : Field(PeriodShift, TableShift - PeriodShift) - PeriodOffset;

    internal CellKind Kind => Table == CellTable.Open ? FirstOpenKind + (int)(low >> OpenKindShift) : (CellKind)Field(KindShift, PeriodShift - KindShift);

    internal long At => Table == CellTable.Open
        ? (long)(high & ((1UL << TableShift) - 1)) + FirstInstant
        : BlockPeriods.StartOf(Table, Period) + Field(PlaceShift, KindShift - PlaceShift);

    internal int Bucket => Table == CellTable.Open ? unchecked((int)((uint)low ^ 0x8000_0000)) : Field(BucketShift, PlaceShift - BucketShift);

    internal int Part => Table == CellTable.Open
        ? (int)((low >> OpenPartShift) & ((1UL << (OpenKindShift - OpenPartShift)) - 1))
        : Field(PartShift, BucketShift - PartShift);

    /// <summary>The same with all groups of notices together.</summary>
    internal CellCode WithoutPart => new(high & ~(((1UL << (BucketShift - PartShift)) - 1) << PartShift), low);

    /// <summary>Whether both are cells of one block of a slice.</summary>
    internal bool IsInBlockOf(CellCode other) => Table == CellTable.Open
        ? other.Table == CellTable.Open && Period == other.Period
        : high >> PeriodShift == other.high >> PeriodShift;

    internal static CellCode Of(CellTable table, CellKind kind, long at, int bucket, int part)
    {
        if (table == CellTable.Open)
        {
            var time = (ulong)(at - FirstInstant);
            return new(
                ((ulong)table << TableShift) | Fit(time, TableShift),
                (Fit((ulong)(kind - FirstOpenKind), 2) << OpenKindShift)
                    | (Fit((ulong)part, OpenKindShift - OpenPartShift) << OpenPartShift)
                    | unchecked((uint)bucket ^ 0x8000_0000));
        }

        var period = BlockPeriods.Of(table, at);
        return new(
            ((ulong)table << TableShift)
                | (Fit((ulong)(period + PeriodOffset), TableShift - PeriodShift) << PeriodShift)
                | (Fit((ulong)kind, PeriodShift - KindShift) << KindShift)
                | (Fit((ulong)(at - BlockPeriods.StartOf(table, period)), KindShift - PlaceShift) << PlaceShift)
                | (Fit((ulong)bucket, PlaceShift - BucketShift) << BucketShift)
                | (Fit((ulong)part, BucketShift - PartShift) << PartShift),
            0);
    }

    /// <summary>The cell with a count.</summary>
    internal BlockCell With(CellCount count) => new(Kind, Part, At, Bucket, count);

    internal static int Compare(in CellCode left, in CellCode right) =>
        left.high != right.high ? left.high.CompareTo(right.high) : left.low.CompareTo(right.low);

    /// <summary>Appends what differs from a code that is not greater.</summary>
    internal void Write(ByteWriter writer, CellCode before)
    {
        writer.Unsigned(high - before.high);
        if (Table == CellTable.Open)
        {
            writer.Unsigned(low);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static CellCode Read(ref ByteReader reader, CellCode before)
    {
        var code = new CellCode(before.high + reader.Unsigned(), 0);
        return code.Table == CellTable.Open ? new(code.high, reader.Unsigned()) : code;
    }

    private int Field(int shift, int bits) => (int)((high >> shift) & ((1UL << bits) - 1));

    private static ulong Fit(ulong value, int bits) =>
        value >> bits == 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A cell lies beyond what the tables hold.");
}
