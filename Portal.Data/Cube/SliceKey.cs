using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>The finest slice; a roll-up leaves out what it sums over, null. An item that does not say has an empty text, which is a value.</summary>
internal sealed record SliceKey(string? Provider, string? HostCountry, string? IssuerCountry, string? Category, string? Rule)
{
    /// <summary>The slice of an item.</summary>
    internal static SliceKey Of(ItemState item) => new(item.Provider, item.HostCountry, item.IssuerCountry, item.Category, item.Rule ?? "");

    /// <summary>Whether a slice or roll-up asks for this one.</summary>
    internal bool IsIn(ItemFilter filter) =>
        (filter.Provider is null || filter.Provider == Provider)
        && (filter.HostCountry is null || filter.HostCountry == HostCountry)
        && (filter.IssuerCountry is null || filter.IssuerCountry == IssuerCountry)
        && (filter.Category is null || filter.Category == Category)
        && (filter.Rule is null || filter.Rule == Rule);
}
