using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>One kind of time in a pack: whole seconds from another time, and what is below a second where there is something.</summary>
internal sealed class EventPackTime(RangeCoder coder)
{
    private const long MicrosPerSecond = 1_000_000;
    private const long MicrosPerMilli = 1_000;
    private const int MilliBits = 10;
    private const int MicroBits = 20;

    private readonly NumberModel seconds = new();
    private BitModel isWhole;
    private BitModel isMilli;

    internal void Clear()
    {
        seconds.Clear();
        (isWhole, isMilli) = (default, default);
    }

    /// <summary>The last whole second up to an instant in microseconds.</summary>
    internal static long SecondOf(long micros) => Math.DivRem(micros, MicrosPerSecond) is var (second, rest) && rest < 0 ? second - 1 : second;

    /// <summary>An instant in microseconds, told from a second.</summary>
    internal long Exchange(long from, long micros)
    {
        var second = from + coder.Signed(seconds, SecondOf(micros) - from);
        var rest = micros - (SecondOf(micros) * MicrosPerSecond);
        if (coder.Bit(ref isWhole, rest == 0))
        {
            return second * MicrosPerSecond;
        }

        rest = coder.Bit(ref isMilli, rest % MicrosPerMilli == 0)
            ? (long)coder.Bits((ulong)(rest / MicrosPerMilli), MilliBits) * MicrosPerMilli
            : (long)coder.Bits((ulong)rest, MicroBits);
        return (second * MicrosPerSecond) + rest;
    }
}
