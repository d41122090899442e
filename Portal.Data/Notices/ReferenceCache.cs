namespace Portal.Data.Notices;

/// <summary>Hashes the references of events, each once while it is in use: the same few notices and items stand in many rows.</summary>
internal sealed class ReferenceCache(ReferenceHasher hasher, string sourceNamespace)
{
    private const int RememberedNotices = 20_000;
    private const int RememberedItems = 50_000;

    private readonly RecentMap<string, ReferenceHash> notices = new(RememberedNotices);
    private readonly RecentMap<string, ReferenceHash> items = new(RememberedItems);

    /// <summary>The hashes of an event's references; the references themselves are kept nowhere.</summary>
    internal EventReferences Of(NoticeEvent one) => new(
        Notice(one.NoticeRef),
        one.ItemRef is { Length: > 0 } item ? Item(item) : null,
        one.MaterialRef is { Length: > 0 } material ? hasher.MaterialHash(sourceNamespace, material) : null);

    private ReferenceHash Notice(string reference)
    {
        if (!notices.TryGet(reference, out var hash))
        {
            notices.Put(reference, hash = hasher.NoticeHash(sourceNamespace, reference));
        }

        return hash;
    }

    private ReferenceHash Item(string reference)
    {
        if (!items.TryGet(reference, out var hash))
        {
            items.Put(reference, hash = hasher.ItemHash(sourceNamespace, reference));
        }

        return hash;
    }
}
