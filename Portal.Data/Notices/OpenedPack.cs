namespace Portal.Data.Notices;

/// <summary>A stored pack with its events.</summary>
/// <param name="Pack">As it is stored.</param>
/// <param name="Notices">What was read of it, by notice.</param>
internal sealed record OpenedPack(EventPack Pack, List<EventsInPlace> Notices)
{
    /// <summary>Whether an event of it is known earlier than it was.</summary>
    internal bool IsChanged { get; set; }

    /// <summary>The events of a notice; null for none.</summary>
    internal List<NoticeEvent>? Of(int place) => Notices.Find(notice => notice.Place == place)?.Events;
}
