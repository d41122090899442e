using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Portal.Data.Disclosure;

/// <summary>One of many tables over the same cells: only the values are its own.</summary>
internal sealed class TableValues(IReadOnlyDictionary<string, int> place, IReadOnlyList<string> ids, long[] values) : IReadOnlyDictionary<string, long>
{
    public int Count => values.Length;

    public IEnumerable<string> Keys => ids;

    public IEnumerable<long> Values => values;

    public long this[string key] => values[place[key]];

    public bool ContainsKey(string key) => place.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out long value)
    {
        var found = place.TryGetValue(key, out var at);
        value = found ? values[at] : 0;
        return found;
    }

    public IEnumerator<KeyValuePair<string, long>> GetEnumerator() =>
        ids.Select((id, at) => new KeyValuePair<string, long>(id, values[at])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
