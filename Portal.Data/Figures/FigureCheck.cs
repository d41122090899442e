namespace Portal.Data.Figures;

/// <summary>One sum held against the total that the source prints.</summary>
public sealed record FigureCheck
{
    /// <summary>What was added up.</summary>
    public required string Name { get; init; }

    /// <summary>The printed total.</summary>
    public required decimal Expected { get; init; }

    /// <summary>The sum of the loaded figures.</summary>
    public required decimal Actual { get; init; }

    /// <summary>Whether both agree within the stated tolerance.</summary>
    public required bool Agrees { get; init; }
}
