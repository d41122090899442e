using System.Text;

namespace Portal.Data.Storage;

/// <summary>Gives one string for equal bytes: the same few codes stand in millions of rows.</summary>
internal sealed class TextPool
{
    // A file may hold as many different wrong codes as it has rows; the pool must not grow with it.
    private const int MaxEntries = 20_000;
    private const int MaxLength = 256;

    private readonly Dictionary<string, string> pool = [];
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    internal TextPool() => lookup = pool.GetAlternateLookup<ReadOnlySpan<char>>();

    internal string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxLength)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        Span<char> characters = stackalloc char[MaxLength];
        characters = characters[..Encoding.UTF8.GetChars(utf8, characters)];
        if (lookup.TryGetValue(characters, out var pooled))
        {
            return pooled;
        }

        var made = new string(characters);
        if (pool.Count < MaxEntries)
        {
            pool.Add(made, made);
        }

        return made;
    }
}
