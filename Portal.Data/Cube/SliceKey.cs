using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>The finest slice; a roll-up leaves out what it sums over, null. An item that does not say has an empty text, which is a value.</summary>
/// <param name="Provider">Provider code.</param>
/// <param name="HostCountry">Host country.</param>
/// <param name="IssuerCountry">Issuer country.</param>
/// <param name="Category">Category code.</param>
/// <param name="Rule">Row id of the rule that binds.</param>
/// <param name="IsSynthetic">The demonstration's and real notices are never in one slice.</param>
internal sealed record SliceKey(
    string? Provider, string? HostCountry, string? IssuerCountry, string? Category, string? Rule, bool IsSynthetic = false)
{
    /// <summary>True for the finest slices.</summary>
    internal bool IsBase => Provider is not null && HostCountry is not null && IssuerCountry is not null && Category is not null && Rule is not null;

    /// <summary>In which of its parts this differs from another slice: a bit for each, in the order in which they stand.</summary>
    internal int Differing(SliceKey other) =>
        (Provider == other.Provider ? 0 : 1)
        | (HostCountry == other.HostCountry ? 0 : 2)
        | (IssuerCountry == other.IssuerCountry ? 0 : 4)
        | (Category == other.Category ? 0 : 8)
        | (Rule == other.Rule ? 0 : 16);

    /// <summary>The same with these parts summed over, a bit for each.</summary>
    internal SliceKey Without(int parts) => this with
    {
        Provider = (parts & 1) == 0 ? Provider : null,
        HostCountry = (parts & 2) == 0 ? HostCountry : null,
        IssuerCountry = (parts & 4) == 0 ? IssuerCountry : null,
        Category = (parts & 8) == 0 ? Category : null,
        Rule = (parts & 16) == 0 ? Rule : null,
    };

    /// <summary>The slice of an item.</summary>
    internal static SliceKey Of(ItemState item, bool isSynthetic = false) =>
        new(item.Provider, item.HostCountry, item.IssuerCountry, item.Category, item.Rule ?? "", isSynthetic);

    /// <summary>Whether a slice or roll-up asks for this one.</summary>
    internal bool IsIn(ItemFilter filter) =>
        (filter.Provider is null || filter.Provider == Provider)
        && (filter.HostCountry is null || filter.HostCountry == HostCountry)
        && (filter.IssuerCountry is null || filter.IssuerCountry == IssuerCountry)
        && (filter.Category is null || filter.Category == Category)
        && (filter.Rule is null || filter.Rule == Rule);
}
