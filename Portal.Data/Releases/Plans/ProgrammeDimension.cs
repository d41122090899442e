namespace Portal.Data.Releases.Plans;

/// <summary>One dimension of the programme: a tree of codes below one total.</summary>
public sealed record ProgrammeDimension
{
    /// <summary>What it reads of an item: <c>host_country</c>, <c>sector</c> or <c>category</c>.</summary>
    public required string Id { get; init; }

    /// <summary>English name.</summary>
    public required string Title { get; init; }

    /// <summary>Time never stands here: every table has it.</summary>
    public DimensionRole Role { get; init; }

    /// <summary>The grand total.</summary>
    public required ProgrammeCode Total { get; init; }

    /// <summary>Codes in the order of display. Codes that nobody names as a part stand below the grand total.</summary>
    public required IReadOnlyList<ProgrammeCode> Codes { get; init; }

    /// <summary>Codes whose items the programme does not count at all; it says so in its rules.</summary>
    public IReadOnlyList<string>? LeftOut { get; init; }

    /// <summary>The code that takes in what no other does; null where such an item is an error.</summary>
    public string? Others { get; init; }
}
