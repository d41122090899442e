using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>A pack of events as queries read it.</summary>
internal record PackedEvents
{
    public required byte[] Events { get; init; }

    public required string SourceCode { get; init; }

    public required byte[] NoticeRef { get; init; }

    /// <summary>Appends its events, references as hashes in hexadecimal.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal void ReadTo(List<NoticeEvent> events, TextPool pool) => EventPackReader.Read(Events, SourceCode, Convert.ToHexStringLower(NoticeRef), pool, events);
}
