namespace Portal.Data.Notices;

/// <summary>Hashes the references of one batch, each once while it is in use: the same few notices and items stand in many rows.</summary>
internal sealed class ReferenceCache(ReferenceHasher hasher, string sourceNamespace)
{
    private const int Remembered = 100_000;

    private readonly RecentMap<string, NoticeEntry> notices = new(Remembered);
    private readonly RecentMap<string, byte[]> items = new(Remembered);

    /// <summary>The notice of a reference; its id is 0 while it was not looked up.</summary>
    internal NoticeEntry Notice(string reference)
    {
        if (!notices.TryGet(reference, out var entry))
        {
            entry = new NoticeEntry(hasher.Notice(sourceNamespace, reference));
            notices.Put(reference, entry);
        }

        return entry;
    }

    /// <summary>Puts the entry that is in use already in the place of a second one.</summary>
    internal void Replace(string reference, NoticeEntry entry) => notices.Put(reference, entry);

    /// <summary>The hash of an item's reference; null for none.</summary>
    internal byte[]? Item(string? reference)
    {
        if (reference is not { Length: > 0 })
        {
            return null;
        }

        if (!items.TryGet(reference, out var hash))
        {
            hash = hasher.Item(sourceNamespace, reference);
            items.Put(reference, hash);
        }

        return hash;
    }

    /// <summary>The hash of a material's reference; null for none.</summary>
    internal byte[]? Material(string? reference) => reference is { Length: > 0 } ? hasher.Material(sourceNamespace, reference) : null;
}
