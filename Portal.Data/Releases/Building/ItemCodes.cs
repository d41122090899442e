using Portal.Data.Notices;
using Portal.Data.Providers;

namespace Portal.Data.Releases.Building;

/// <summary>What a programme can read of an item.</summary>
internal static class ItemCodes
{
    internal static IReadOnlyList<string> Dimensions { get; } = ["host_country", "issuer_country", "sector", "category"];

    /// <summary>The code of an item in a dimension; <c>unknown</c> where it does not say.</summary>
    internal static string Of(string dimension, ItemState item, Provider? provider)
    {
        var code = dimension switch
        {
            "host_country" => item.HostCountry,
            "issuer_country" => item.IssuerCountry,
            "sector" => provider?.Type ?? "",
            "category" => item.Category,
            _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Items have no such dimension."),
        };
        return code.Length == 0 ? "unknown" : code;
    }
}
