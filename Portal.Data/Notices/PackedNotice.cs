using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>A pack with what its notice says.</summary>
internal sealed record PackedNotice : PackedEvents
{
    public required long NoticeId { get; init; }

    public required bool IsSynthetic { get; init; }

    /// <summary>The notice of packs that stand together.</summary>
    internal static OpenNotice Open(IReadOnlyList<PackedNotice> packs, TextPool pool)
    {
        var events = new List<NoticeEvent>();
        foreach (var pack in packs)
        {
            try
            {
                pack.ReadTo(events, pool);
            }
            catch (InvalidDataException damage)
            {
                throw new InvalidDataException($"Events of notice {pack.NoticeId}: {damage.Message}", damage);
            }
        }

        return new(packs[0].NoticeId, NoticeGroup.Of(packs[0].NoticeRef), packs[0].IsSynthetic, events);
    }
}
