namespace Portal.Data.Notices;

/// <summary>An event on its way into the database: its own words, and hashes and ids where the database holds those.</summary>
/// <param name="Content">The event; its references are the sender's own and are stored nowhere.</param>
/// <param name="Notice">Its notice.</param>
/// <param name="ProviderId">Id of its provider; null where it names none.</param>
/// <param name="ItemRef">Keyed hash of the item's reference; null where it names none.</param>
/// <param name="MaterialRef">Keyed hash of the material's reference; null where it names none.</param>
internal readonly record struct EventEntry(NoticeEvent Content, NoticeEntry Notice, long? ProviderId, byte[]? ItemRef, byte[]? MaterialRef)
{
    /// <summary>The rules as the database keeps them; null for none.</summary>
    internal string? Rules => Content.Rules.Count switch
    {
        0 => null,
        1 => Content.Rules[0],
        _ => string.Join(';', Content.Rules),
    };
}
