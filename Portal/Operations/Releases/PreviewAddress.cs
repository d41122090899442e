using System.Globalization;

namespace Portal.Operations.Releases;

/// <summary>What the address of a preview asks for.</summary>
/// <param name="Release">Id of the release.</param>
/// <param name="Version">Its version.</param>
/// <param name="Table">Id of a table; the first if empty.</param>
/// <param name="Figures">Group of figures; the first if empty.</param>
/// <param name="Hidden">Not empty where only lines with something hidden are wanted.</param>
/// <param name="Page">Page of lines, from 1.</param>
/// <param name="Cell">Id of the number whose reasons are wanted; none if empty.</param>
public sealed record PreviewAddress(string Release, int Version, string? Table, string? Figures, string? Hidden, int? Page, string? Cell)
{
    /// <summary>Whether only lines with something hidden are wanted.</summary>
    public bool IsHiddenOnly => !string.IsNullOrEmpty(Hidden);

    /// <summary>The address.</summary>
    internal string Href => PortalUrls.PreviewRelease(
        Release,
        Version,
        [new("table", Table), new("figures", Figures), new("hidden", Hidden), new("page", Page?.ToString(CultureInfo.InvariantCulture)), new("cell", Cell)]);
}
