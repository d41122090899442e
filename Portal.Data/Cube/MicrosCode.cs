using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Times into the day, summed over the items of a cell: of one item any time is as likely as another, of many the sum lies near the middle.</summary>
internal static class MicrosCode
{
    private const long HalfDay = 43_200_000_000;

    // Of a fraction of a second all digits are chance
    private const int ChanceBits = 20;

    internal static void Write(BitWriter writer, RunMeans means, long unit, long n, long micros)
    {
        unchecked
        {
            var value = micros / unit;
            if (n == 1)
            {
                var (width, beyond) = Widest(unit);
                var fits = value >= 0 && (ulong)value < beyond;
                writer.Bits(fits ? (ulong)value : beyond, width);
                if (!fits)
                {
                    writer.Bits((ulong)value, 64);
                }

                return;
            }

            var off = RiceCode.Fold(value - (n * (HalfDay / unit)));
            if (unit == 1)
            {
                writer.Bits(off & ((1UL << ChanceBits) - 1), ChanceBits);
                off >>= ChanceBits;
            }

            RiceCode.Write(writer, ref means.MicrosOf(n), off);
        }
    }

    internal static long Read(ref BitReader reader, RunMeans means, long unit, long n)
    {
        unchecked
        {
            if (n == 1)
            {
                var (width, beyond) = Widest(unit);
                var value = reader.Bits(width);
                return (long)(value == beyond ? reader.Bits(64) : value) * unit;
            }

            var low = unit == 1 ? reader.Bits(ChanceBits) : 0;
            var off = RiceCode.Read(ref reader, ref means.MicrosOf(n));
            off = unit == 1 ? (off << ChanceBits) | low : off;
            return (RiceCode.Unfold(off) + (n * (HalfDay / unit))) * unit;
        }
    }

    private static (int Width, ulong Beyond) Widest(long unit) => unit == 1 ? (37, (1UL << 37) - 1) : (17, (1UL << 17) - 1);
}
