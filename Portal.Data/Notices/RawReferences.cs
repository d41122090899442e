namespace Portal.Data.Notices;

/// <summary>What a raw row holds in the place of an event's references.</summary>
/// <param name="NoticeId">A number for the notice.</param>
/// <param name="Item">Keyed hash of the item's reference; null for none.</param>
/// <param name="Material">Keyed hash of the material's reference; null for none.</param>
internal readonly record struct RawReferences(long NoticeId, byte[]? Item, byte[]? Material)
{
    /// <summary>The rules as one text; null for none.</summary>
    internal static string? RulesOf(NoticeEvent one) => one.Rules.Count == 0 ? null : string.Join(';', one.Rules);
}
