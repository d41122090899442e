namespace Portal.Data.Regimes;

/// <summary>The files of a catalogue, open for reading; the caller closes them.</summary>
/// <param name="Rules">The rules, a JSON array.</param>
/// <param name="Vocabulary">The catalogue's words in the engine's codes, a JSON object.</param>
/// <param name="Jurisdictions">Table of jurisdictions with zone and Union membership.</param>
/// <param name="Weekends">Table of weekend patterns.</param>
/// <param name="Holidays">Table of holidays.</param>
public sealed record CatalogueSources(Stream Rules, Stream Vocabulary, Stream Jurisdictions, Stream Weekends, Stream Holidays);
