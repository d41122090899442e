namespace Portal.Data.Releases.Formats;

/// <summary>What a component of a data structure means, in the official scheme of concepts where that has it, else in our own.</summary>
/// <param name="Id">Name of the concept, which is the component's too.</param>
/// <param name="Name">Name as people read it.</param>
internal sealed record SdmxConcept(string Id, string Name)
{
    private static readonly SdmxId CrossDomain = SdmxId.Official("CROSS_DOMAIN_CONCEPTS", "2.0");
    private static readonly SdmxId Own = SdmxId.Own("CS_RTR");

    private static readonly string[] Official =
        [SdmxNames.Frequency, SdmxNames.Area, SdmxNames.Time, SdmxNames.Value, SdmxNames.Status, SdmxNames.Confidentiality];

    internal static SdmxConcept Measured { get; } = new(SdmxNames.Value, "Value");

    internal SdmxId Scheme => Official.Contains(Id) ? CrossDomain : Own;

    internal string Urn => Scheme.Urn("conceptscheme.Concept", Id);

    internal static string SchemeName(SdmxId scheme) => scheme.IsOfficial ? "SDMX cross-domain concepts" : "Concepts of the " + ReleaseText.Publisher;
}
