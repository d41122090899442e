using System.Numerics;
using System.Runtime.CompilerServices;

namespace Portal.Data.Storage;

/// <summary>
/// Bits in about as much room as they surprise: a range coder (Martin 1979) whose chances are learned on the way, as LZMA's are (Pavlov). The same steps write
/// and read: each takes the value to be written, gives back the one that stands there, and learns from it; when reading, what is given does not matter.
/// </summary>
internal sealed class RangeCoder
{
    private const int Shift = 8;
    private const int Top = 24;
    private const int Half = 16;
    private const int Width = 32;
    private const int LongLengthBits = 6;

    private readonly ByteWriter none = new();
    private ByteWriter target;
    private bool isReading;
    private byte[] source = [];
    private int start;
    private int at;
    private int end;
    private uint code;
    private uint range;
    private ulong low;
    private int held;
    private long carried;

    internal RangeCoder() => target = none;

    /// <summary>Starts to write behind what the target holds.</summary>
    internal void BeginWriting(ByteWriter bytes) =>
        (target, isReading, start, range, low, held, carried) = (bytes, false, bytes.Length, uint.MaxValue, 0, -1, 0);

    /// <summary>Starts to read what stands from one place up to another; behind it are zeros without end.</summary>
    internal void BeginReading(byte[] bytes, int from, int to)
    {
        (target, isReading, source, at, end, range, code) = (none, true, bytes, from, to, uint.MaxValue, 0);
        for (var read = 0; read < Width; read += Shift)
        {
            code = (code << Shift) | Next();
        }
    }

    /// <summary>One bit, as likely as others in its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Bit(ref BitModel model, bool isSet)
    {
        unchecked
        {
            var whole = range;
            var bound = (whole >> Half) * model.Chance;
            if (isReading)
            {
                isSet = code < bound;
                code -= isSet ? 0 : bound;
            }
            else
            {
                low += isSet ? 0UL : bound;
            }

            whole = isSet ? bound : whole - bound;
            model.Learn(isSet);
            range = whole;
            if (whole < 1U << Top)
            {
                Step();
            }

            return isSet;
        }
    }

    /// <summary>The low bits of a value of which nothing is to be expected.</summary>
    internal ulong Bits(ulong value, int count)
    {
        unchecked
        {
            var all = 0UL;
            for (var done = 0; done < count; done += Half)
            {
                var some = Math.Min(Half, count - done);
                range >>= some;
                var part = (uint)(value >> done) & ((1U << some) - 1);
                if (isReading)
                {
                    // Damage alone could give more than there is
                    part = Math.Min(code / range, (1U << some) - 1);
                    code -= part * range;
                }
                else
                {
                    low += (ulong)part * range;
                }

                all |= (ulong)part << done;
                Step();
            }

            return all;
        }
    }

    /// <summary>So many bits, the highest first, each as likely as after those before it.</summary>
    /// <param name="models">Two to the power of the count.</param>
    /// <param name="value">Below that.</param>
    /// <param name="count">How many bits.</param>
    internal int Tree(Span<BitModel> models, int value, int count)
    {
        var node = 1;
        for (var bit = count - 1; bit >= 0; bit--)
        {
            node = (node << 1) | (Bit(ref models[node], ((value >> bit) & 1) != 0) ? 1 : 0);
        }

        return node - (1 << count);
    }

    /// <summary>A number that is not below nothing: its length, the bits below its highest, and the rest as they are.</summary>
    internal long Number(NumberModel model, long value)
    {
        unchecked
        {
            var counted = (ulong)value + 1;
            var length = BitOperations.Log2(counted);
            var known = Tree(model.Lengths, Math.Min(length, NumberModel.Longest), NumberModel.LengthBits);
            length = known < NumberModel.Longest ? known : (int)Bits((ulong)length, LongLengthBits);
            var (top, rest) = (Math.Min(length, NumberModel.TopBits), Math.Max(length - NumberModel.TopBits, 0));
            var first = (ulong)Tree(model.TopsOf(known), (int)((counted >> rest) & ((1UL << top) - 1)), top);
            return (long)(((((1UL << top) | first) << rest) | Bits(counted & ((1UL << rest) - 1), rest)) - 1) & long.MaxValue;
        }
    }

    /// <summary>A number of either sign.</summary>
    internal long Signed(NumberModel model, long value)
    {
        var isNegative = Bit(ref model.Sign, value < 0);
        var size = Number(model, value < 0 ? ~value : value);
        return isNegative ? ~size : size;
    }

    /// <summary>Ends what is written, with as few bytes as tell it apart.</summary>
    internal void EndWriting()
    {
        for (var kept = Shift; kept <= Width; kept += Shift)
        {
            var rest = (1UL << (Width - kept)) - 1;
            var shortest = (low + rest) & ~rest;
            if (shortest < low + range)
            {
                low = shortest;
                break;
            }
        }

        for (var left = 0; left <= Width; left += Shift)
        {
            Put();
        }

        target.TrimZeros(start);
    }

    /// <summary>Widens the range again, byte by byte, where it became narrow.</summary>
    private void Step()
    {
        unchecked
        {
            for (; range < 1U << Top; range <<= Shift)
            {
                if (isReading)
                {
                    code = (code << Shift) | Next();
                }
                else
                {
                    Put();
                }
            }
        }
    }

    private uint Next() => at < end ? source[at++] : 0U;

    /// <summary>Lets the highest byte go, once no carry can reach it any more.</summary>
    private void Put()
    {
        if (low is < 0xFF00_0000 or > uint.MaxValue)
        {
            var carry = (int)(low >> Width);
            if (held >= 0)
            {
                target.Byte((byte)(held + carry));
            }

            for (; carried > 0; carried--)
            {
                target.Byte((byte)((byte.MaxValue + carry) & byte.MaxValue));
            }

            held = (int)(low >> Top) & byte.MaxValue;
        }
        else
        {
            carried++;
        }

        low = (low << Shift) & uint.MaxValue;
    }
}
