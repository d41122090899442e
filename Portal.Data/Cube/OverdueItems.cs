namespace Portal.Data.Cube;

/// <summary>Open items past their limit, by UTC day of issue, summed from the first day on.</summary>
/// <param name="FirstDay">The first day.</param>
/// <param name="UpTo">Items issued on the first day and so many days after it.</param>
internal sealed record OverdueItems(long FirstDay, long[] UpTo)
{
    internal static OverdueItems Of(IReadOnlyDictionary<long, long> byDay)
    {
        if (byDay.Count == 0)
        {
            return new(0, []);
        }

        var first = byDay.Keys.Min();
        var upTo = new long[byDay.Keys.Max() - first + 1];
        for (var at = 0; at < upTo.Length; at++)
        {
            upTo[at] = (at == 0 ? 0 : upTo[at - 1]) + byDay.GetValueOrDefault(first + at);
        }

        return new(first, upTo);
    }

    /// <summary>Those issued on the days from the first to the last, both included.</summary>
    internal long IssuedOn(long first, long last) => Before(last + 1) - Before(first);

    private long Before(long day) => UpTo.Length == 0 || day <= FirstDay ? 0 : UpTo[Math.Min(UpTo.Length, day - FirstDay) - 1];
}
