namespace Portal.Data.Releases.Formats;

/// <summary>Who keeps an artefact of SDMX, its name and its version.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Id">Its name.</param>
/// <param name="Version">As SDMX 2.1 writes it.</param>
/// <param name="Version3">As SDMX 3.0 writes it, which parts our own into three numbers.</param>
internal sealed record SdmxId(string Agency, string Id, string Version, string Version3)
{
    private const string Model = "urn:sdmx:org.sdmx.infomodel.";

    /// <summary>True for what the SDMX community keeps for everybody.</summary>
    internal bool IsOfficial => Agency == "SDMX";

    /// <summary>As data messages name it.</summary>
    internal string Reference => $"{Agency}:{Id}({Version3})";

    internal static SdmxId Own(string id) => new(SdmxNames.Agency, id, "1.0", "1.0.0");

    internal static SdmxId Official(string id, string version) => new("SDMX", id, version, version);

    /// <summary>Its universal name, such as <c>Urn("codelist.Codelist")</c>.</summary>
    internal string Urn(string type) => $"{Model}{type}={Reference}";

    /// <summary>The universal name of a part of it.</summary>
    internal string Urn(string type, string item) => $"{Urn(type)}.{item}";
}
