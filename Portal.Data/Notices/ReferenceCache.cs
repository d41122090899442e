namespace Portal.Data.Notices;

/// <summary>Hashes the references of one batch, each once while it is in use: the same few notices and items stand in many rows.</summary>
internal sealed class ReferenceCache(ReferenceHasher hasher, string sourceNamespace)
{
    private const int RememberedNotices = 20_000;
    private const int RememberedItems = 50_000;

    private readonly RecentMap<string, NoticeEntry> notices = new(RememberedNotices);
    private readonly RecentMap<string, string> items = new(RememberedItems);

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

    /// <summary>The hash of an item's reference in hexadecimal; null for none.</summary>
    internal string? Item(string? reference)
    {
        if (reference is not { Length: > 0 })
        {
            return null;
        }

        if (!items.TryGet(reference, out var hash))
        {
            hash = Convert.ToHexStringLower(hasher.Item(sourceNamespace, reference));
            items.Put(reference, hash);
        }

        return hash;
    }

    /// <summary>The hash of a material's reference in hexadecimal; null for none.</summary>
    internal string? Material(string? reference) =>
        reference is { Length: > 0 } ? Convert.ToHexStringLower(hasher.Material(sourceNamespace, reference)) : null;
}
