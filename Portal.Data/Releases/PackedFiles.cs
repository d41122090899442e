using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Portal.Data.Releases;

/// <summary>Files by path, in the order of paths, packed: each is unpacked when it is asked for, so that a hundred megabytes are never in memory at once.</summary>
internal sealed class PackedFiles : IReadOnlyDictionary<string, byte[]>
{
    private readonly SortedDictionary<string, PackedBytes> files = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public int Count => files.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => files.Keys;

    /// <inheritdoc/>
    public IEnumerable<byte[]> Values => files.Values.Select(file => file.Unpack());

    /// <summary>The same files as they are kept.</summary>
    internal IEnumerable<KeyValuePair<string, PackedBytes>> Packed => files;

    /// <inheritdoc/>
    public byte[] this[string key] => files[key].Unpack();

    /// <inheritdoc/>
    public bool ContainsKey(string key) => files.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out byte[] value)
    {
        value = files.TryGetValue(key, out var file) ? file.Unpack() : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, byte[]>> GetEnumerator() => files.Select(file => KeyValuePair.Create(file.Key, file.Value.Unpack())).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds a file; one of the same path gives way.</summary>
    internal void Add(string path, byte[] bytes) => files[path] = PackedBytes.Of(bytes);

    /// <summary>The same of a file as it is kept.</summary>
    internal void Add(string path, PackedBytes file) => files[path] = file;

    /// <summary>The same of a file that is written bit by bit.</summary>
    internal void Add(string path, Action<Stream> write) => files[path] = PackedBytes.Of(write);
}
