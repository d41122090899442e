namespace Portal.Data.Notices;

/// <summary>Events of one source about notices of one range, as they are stored.</summary>
/// <param name="Id">Id of the row, see <see cref="EventPackRange"/>.</param>
/// <param name="SourceId">Who sent them.</param>
/// <param name="Bytes">The events, see <see cref="EventPackCodec"/>.</param>
internal sealed record EventPack(long Id, long SourceId, byte[] Bytes);
