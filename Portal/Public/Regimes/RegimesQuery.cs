using Portal.Data.Regimes;

namespace Portal.Public.Regimes;

/// <summary>What a reader asked the list of rules for; every value is a code of the address, null asks for all.</summary>
public sealed record RegimesQuery
{
    public string? Jurisdiction { get; init; }

    public string? Layer { get; init; }

    public string? Status { get; init; }

    public string? Holder { get; init; }

    public string? Service { get; init; }

    public string? Category { get; init; }

    public string? Standard { get; init; }

    public string? Computed { get; init; }

    public string? Search { get; init; }

    public bool IsFiltered => this != new RegimesQuery();

    internal bool Asks(Rule rule) =>
        Is(Jurisdiction, rule.Jurisdiction)
        && Is(Layer, Code(rule.Layer))
        && Is(Status, Code(rule.Status))
        && Is(Holder, Code(rule.DutyHolder))
        && Is(Standard, Code(rule.Standard))
        && Is(Computed, rule.IsComputed ? "yes" : "no")
        && (Service is null || rule.ProviderTypes.Contains(Service))
        && (Category is null || rule.CategoryCodes.Contains(Category))
        && (Search is null || new[] { rule.Id, rule.Instrument, rule.Provision, rule.Authority }.Any(text => text.Contains(Search, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A member of a closed list as the address writes it: in-force-grace.</summary>
    internal static string Code<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, at) => char.IsUpper(letter) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    private static bool Is(string? asked, string own) => asked is null || string.Equals(asked, own, StringComparison.OrdinalIgnoreCase);
}
