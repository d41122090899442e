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

        return Of(packs, events);
    }

    /// <summary>The same where damage is to be told and not thrown: then the notice has no events.</summary>
    internal static OpenNotice OpenOrTell(IReadOnlyList<PackedNotice> packs, TextPool pool)
    {
        var (events, damage) = (new List<NoticeEvent>(), new List<string>());
        foreach (var pack in packs)
        {
            try
            {
                pack.ReadTo(events, pool);
            }
            catch (Exception broken) when (broken is InvalidDataException or OverflowException or ArgumentException or IndexOutOfRangeException)
            {
                damage.Add($"events of source {pack.SourceCode}: {broken.Message}");
            }
        }

        return damage.Count == 0 ? Of(packs, events) : Of(packs, []) with { Damage = damage };
    }

    private static OpenNotice Of(IReadOnlyList<PackedNotice> packs, IReadOnlyList<NoticeEvent> events) =>
        new(packs[0].NoticeId, NoticeGroup.Of(packs[0].NoticeRef), packs[0].IsSynthetic, events);
}
