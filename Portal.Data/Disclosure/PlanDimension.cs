namespace Portal.Data.Disclosure;

/// <summary>One dimension of a plan: a column, and which code every code rolls up to.</summary>
public sealed record PlanDimension
{
    /// <summary>Column of the microdata.</summary>
    public required string Column { get; init; }

    /// <summary>Code of the grand total.</summary>
    public string Total { get; init; } = "Total";

    /// <summary>Codes below every code that is neither a leaf nor the grand total. Codes that nobody names stand below the grand total.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Hierarchy { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}
