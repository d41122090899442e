namespace Portal.Data.Notices;

/// <summary>How many event ids each source sent, and a sum over their keys that no order changes: two equal sums are of the same ids.</summary>
internal sealed class EventKeySums
{
    private readonly Dictionary<string, (long Count, UInt128 Sum)> sums = new(StringComparer.Ordinal);

    internal void Add(string source, EventKey key)
    {
        var (count, sum) = sums.GetValueOrDefault(source);
        sums[source] = (count + 1, unchecked(sum + (((UInt128)key.High << 24) | key.Low)));
    }

    /// <summary>The sources of which the two do not hold the same.</summary>
    internal IEnumerable<string> Differing(EventKeySums other) =>
        sums.Keys.Union(other.sums.Keys).Where(source => sums.GetValueOrDefault(source) != other.sums.GetValueOrDefault(source));
}
