namespace Portal.Data.Releases.Formats;

/// <summary>A code list.</summary>
/// <param name="Id">Who keeps it, its name and version; of an official one only the codes that are used are told.</param>
/// <param name="Name">Name as people read it.</param>
/// <param name="Description">What else is to be known; null where the name says it.</param>
/// <param name="Codes">Codes, parents before their parts.</param>
internal sealed record SdmxList(SdmxId Id, string Name, string? Description, IReadOnlyList<SdmxCode> Codes)
{
    internal string Urn => Id.Urn("codelist.Codelist");
}
