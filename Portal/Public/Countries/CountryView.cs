using Portal.Public.Figures;
using Portal.Ui;
using Portal.Ui.Rules;

namespace Portal.Public.Countries;

/// <summary>What is known about one country, shaped for its page.</summary>
public sealed record CountryView
{
    public required string Name { get; init; }

    /// <summary>Sentences with the newest figures; empty where nothing has been published.</summary>
    public required string Lead { get; init; }

    public required IReadOnlyList<PublishedBlock> Blocks { get; init; }

    /// <summary>Sources not shown as a block of their own.</summary>
    public required IReadOnlyList<TableRow> Others { get; init; }

    /// <summary>In force, or passed.</summary>
    public required IReadOnlyList<RuleCard> Limits { get; init; }

    /// <summary>Of the Union, where the country is a member.</summary>
    public required IReadOnlyList<RuleCard> UnionLimits { get; init; }

    public required IReadOnlyList<RuleCard> Proposed { get; init; }

    /// <summary>Replaced, repealed, lapsed.</summary>
    public required IReadOnlyList<RuleCard> Past { get; init; }

    /// <summary>Not law: agreed or measured.</summary>
    public required IReadOnlyList<RuleCard> Benchmarks { get; init; }
}
