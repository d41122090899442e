namespace Portal.Data.Releases.Formats;

/// <summary>A dimension of a table in SDMX.</summary>
/// <param name="Concept">What it means.</param>
/// <param name="List">Its codes; null for time, which has none.</param>
/// <param name="Values">The codes that the table has, in the table's order.</param>
/// <param name="Cut">What <see cref="TableCut"/> calls it; null for the frequency, which is the table's.</param>
/// <param name="CodeOf">The code of a cell.</param>
internal sealed record SdmxDimension(SdmxConcept Concept, SdmxList? List, IReadOnlyList<SdmxCode> Values, string? Cut, Func<ReleaseCell, string> CodeOf);
