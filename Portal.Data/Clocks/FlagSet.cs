namespace Portal.Data.Clocks;

/// <summary>The few words beside one verdict, each once. Most obligations have none, so nothing is allocated before the first.</summary>
internal sealed class FlagSet
{
    private List<string>? words;

    internal FlagSet()
    {
    }

    internal FlagSet(FlagSet other) => words = other.words is { } known ? [.. known] : null;

    internal void Add(string word)
    {
        words ??= new List<string>(2);
        if (!words.Contains(word))
        {
            words.Add(word);
        }
    }

    internal void Remove(string word) => words?.Remove(word);

    /// <summary>In ordinal order.</summary>
    internal IReadOnlyList<string> Sorted()
    {
        if (words is null)
        {
            return [];
        }

        var sorted = words.ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }
}
