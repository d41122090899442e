namespace Portal.Data.Notices;

/// <summary>The events of one notice in a pack.</summary>
/// <param name="Place">Where the notice stands in its <see cref="EventPackRange"/>.</param>
/// <param name="Events">At least one, each id once.</param>
internal sealed record EventsInPlace(int Place, List<NoticeEvent> Events);
