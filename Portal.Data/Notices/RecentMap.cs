namespace Portal.Data.Notices;

/// <summary>Remembers what was used lately: between one and two times <paramref name="size"/> entries, however many come by.</summary>
internal sealed class RecentMap<TKey, TValue>(int size)
    where TKey : notnull
{
    private Dictionary<TKey, TValue> current = [];
    private Dictionary<TKey, TValue> older = [];

    internal bool TryGet(TKey key, out TValue value)
    {
        if (current.TryGetValue(key, out value!))
        {
            return true;
        }

        if (!older.TryGetValue(key, out value!))
        {
            return false;
        }

        Put(key, value);
        return true;
    }

    internal void Put(TKey key, TValue value)
    {
        if (current.Count >= size)
        {
            (older, current) = (current, older);
            current.Clear();
        }

        current[key] = value;
    }
}
