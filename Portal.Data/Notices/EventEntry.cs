namespace Portal.Data.Notices;

/// <summary>An event on its way into the database.</summary>
/// <param name="Content">The event with hashes for references and times as they are stored.</param>
/// <param name="Notice">Its notice.</param>
internal readonly record struct EventEntry(NoticeEvent Content, NoticeEntry Notice);
