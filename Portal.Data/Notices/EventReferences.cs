namespace Portal.Data.Notices;

/// <summary>What stands in the place of an event's references.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Item">The item; null acts on all.</param>
/// <param name="Material">The same material elsewhere; null where not given.</param>
internal readonly record struct EventReferences(ReferenceHash Notice, ReferenceHash? Item, ReferenceHash? Material)
{
    /// <summary>Of an event whose references are hashes in hexadecimal.</summary>
    internal static EventReferences OfHashed(NoticeEvent one) => new(ReferenceHash.OfHex(one.NoticeRef), OfHex(one.ItemRef)?.OfItem, OfHex(one.MaterialRef));

    private static ReferenceHash? OfHex(string? hex) => hex is null ? null : ReferenceHash.OfHex(hex);
}
