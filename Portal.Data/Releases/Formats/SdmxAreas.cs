namespace Portal.Data.Releases.Formats;

/// <summary>
/// The codes of places. The official list of areas has countries by their codes of two letters (ISO 3166-1), which name their official code here;
/// groups of countries are the programme's own, and so are fictional countries: they stand under codes that ISO 3166-1 leaves to its users.
/// Source: SDMX Cross-Domain Code Lists, CL_AREA version 2.0 (March 2019), which joined the codes of two letters to those of UN M49; the SDMX
/// registry serves it as 2.0.1 with as many codes (899).
/// </summary>
internal static class SdmxAreas
{
    private static readonly SdmxId Official = SdmxId.Official("CL_AREA", "2.0.1");

    internal static SdmxCode Of(Code code) => new(
        code.Id, code.Label, null, code.Parent, IsCountry(code.Id) && !IsLeftToUsers(code.Id) ? Official.Urn("codelist.Code", code.Id) : null);

    /// <summary>Where the codes of a list come from.</summary>
    internal static string Origin(IEnumerable<string> codes)
    {
        var countries = codes.Where(IsCountry).ToLookup(IsLeftToUsers);
        return string.Join(
            ' ',
            new[]
            {
                countries[false].Any() ? $"Codes of two letters are those of {Official.Reference}, from ISO 3166-1; each names its official code." : null,
                countries[true].Any() ? $"{string.Join(", ", countries[true].Order(StringComparer.Ordinal))}: codes that ISO 3166-1 leaves to its users, and that no official list gives a meaning." : null,
                "All other codes are groups of this register.",
            }.OfType<string>());
    }

    private static bool IsCountry(string code) => code is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'];

    private static bool IsLeftToUsers(string code) => code is "AA" or "ZZ" or ['X', _] or ['Q', >= 'M'];
}
