namespace Portal.Data.Disclosure;

/// <summary>What to publish from microdata: the group column, dimensions, measures, tables and rules.</summary>
public sealed record ProtectionPlan
{
    /// <summary>Column that names the provider group (holding).</summary>
    public required string Group { get; init; }

    /// <summary>Dimensions by name.</summary>
    public required IReadOnlyList<PlanDimension> Dimensions { get; init; }

    /// <summary>The lead measure first; the others are parts of it and share its pattern.</summary>
    public required IReadOnlyList<string> Measures { get; init; }

    /// <summary>Dimension columns of every table; the dimensions left out are summed up.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Tables { get; init; }

    /// <summary>Primary rules.</summary>
    public PlanRules Rules { get; init; } = new();

    /// <summary>Pattern files of earlier releases, whose shown cells stay known and whose hidden cells stay hidden.</summary>
    public IReadOnlyList<string> Earlier { get; init; } = [];
}
