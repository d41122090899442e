using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Gives the same text again for what stands in event after event: codes, and the references of a notice's items. For one thread.</summary>
internal sealed class EventTexts
{
    private const int Slots = 1 << 10;

    private readonly (ReferenceHash Hash, string? Hex)[] slots = new (ReferenceHash, string?)[Slots];

    /// <summary>Codes.</summary>
    internal TextPool Codes { get; } = new();

    /// <summary>The hash of an item in hexadecimal; those that came lately are the same object.</summary>
    internal string ItemHex(ReferenceHash hash)
    {
        ref var slot = ref slots[(int)(hash.Low & (Slots - 1))];
        if (slot.Hex is null || slot.Hash != hash)
        {
            slot = (hash, hash.ToItemHex());
        }

        return slot.Hex!;
    }
}
