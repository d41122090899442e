namespace Portal.Data.Notices;

/// <summary>What a compact notice can be counted by.</summary>
/// <param name="Provider">The provider that received it.</param>
/// <param name="Country">The country of the notice.</param>
/// <param name="Category">Neutral category code.</param>
/// <param name="Regime">The regime whose deadline it carries.</param>
public sealed record LifecycleDimensions(string Provider, string Country, string Category, string Regime)
{
    private const int PartCount = 4;

    /// <summary>Reads <c>provider|country|category|regime</c>; null when there are not four parts.</summary>
    public static LifecycleDimensions? TryParse(string text) =>
        text.Split('|') is { Length: PartCount } parts ? new(parts[0], parts[1], parts[2], parts[3]) : null;
}
