namespace Portal.Data.Disclosure;

/// <summary>The primary rules R1-R5 with their values, as a plan states them. All must hold for a cell to be shown.</summary>
public sealed record PlanRules
{
    /// <summary>R1: fewest items in a cell; a cell below it must look as if it could hold any number from 0 to this.</summary>
    public long MinimumCount { get; init; } = 10;

    /// <summary>R2: fewest provider groups.</summary>
    public int MinimumGroups { get; init; } = 4;

    /// <summary>R3: p of the p% rule, attacker = second largest group.</summary>
    public decimal DominancePercent { get; init; } = 15;

    /// <summary>R4: what is left without the three largest groups must be this share of the largest, in per cent.</summary>
    public decimal CoalitionPercent { get; init; } = 10;

    /// <summary>R5: fewest items in every measure that is a part of the lead measure, and in its complement, unless 0.</summary>
    public long MinimumPart { get; init; } = 10;

    /// <summary>Least width of the interval of a hidden cell.</summary>
    public long MinimumWidth { get; init; } = 3;

    /// <summary>Least width as a share of the value, in per cent.</summary>
    public decimal WidthPercent { get; init; } = 5;
}
