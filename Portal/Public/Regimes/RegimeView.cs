using Portal.Data.Clocks;
using Portal.Data.Regimes;
using Portal.Ui;

namespace Portal.Public.Regimes;

/// <summary>One rule, shaped for its page.</summary>
public sealed record RegimeView
{
    public required Rule Rule { get; init; }

    public required string Jurisdiction { get; init; }

    /// <summary>The public page of the country; null for the Union and for international ones.</summary>
    public required string? CountryHref { get; init; }

    public required string Limit { get; init; }

    public required string Lead { get; init; }

    /// <summary>Who, what, where, since when.</summary>
    public required IReadOnlyList<(string Name, string Value)> Facts { get; init; }

    /// <summary>What is computed of each part of the clock: the part, the law's word in ours, and what the engine does.</summary>
    public required IReadOnlyList<TableRow> Clock { get; init; }

    /// <summary>One sentence each.</summary>
    public required IReadOnlyList<string> Treatment { get; init; }

    /// <summary>Values on which the sources disagree, one sentence each.</summary>
    public required IReadOnlyList<string> Contested { get; init; }

    /// <summary>What a part of the rule stands in, and what stands in this rule; the other row where the catalogue has it.</summary>
    public required IReadOnlyList<(string Text, Link? Other)> Ties { get; init; }

    /// <summary>Why no deadline is computed; empty where one is.</summary>
    public required IReadOnlyList<string> NotComputed { get; init; }

    public required IReadOnlyList<RuleExample> Examples { get; init; }

    /// <summary>All versions of the duty, this one among them; empty where it is the only one.</summary>
    public required IReadOnlyList<TableRow> Versions { get; init; }

    public required IReadOnlyList<(Link Link, string Grade)> Sources { get; init; }

    /// <summary>The catalogue's own words: key, name, text.</summary>
    public required IReadOnlyList<(string Key, string Name, string Text)> Original { get; init; }

    /// <summary>Version of the time-zone database that the examples used.</summary>
    public required string ZoneVersion { get; init; }
}
