namespace Portal.Data.Figures;

/// <summary>Why a file of figures was refused. Never repeats the refused value.</summary>
public sealed record FigureProblem
{
    /// <summary>Line of the file, the first is 1.</summary>
    public required int Row { get; init; }

    /// <summary>Name of the column, or its number where the header is not known; null for the whole row.</summary>
    public string? Column { get; init; }

    /// <summary>Code of the broken rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule in words.</summary>
    public required string Message { get; init; }
}
