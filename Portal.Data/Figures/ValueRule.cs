namespace Portal.Data.Figures;

/// <summary>One column that holds values. A table with several is melted: one figure per row and value column.</summary>
internal sealed record ValueRule
{
    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>What the column counts; null takes the mapping's measure.</summary>
    public string? Measure { get; init; }

    /// <summary>Split inside the measure; null takes the mapping's.</summary>
    public string? Breakdown { get; init; }

    /// <summary>Unit; null takes the mapping's.</summary>
    public string? Unit { get; init; }

    /// <summary>What an empty cell means; null makes it a problem.</summary>
    public FigureStatus? Blank { get; init; }

    /// <summary>Overrides the row's confidence.</summary>
    public FigureConfidence? Confidence { get; init; }

    /// <summary>A flag on every figure of the column.</summary>
    public string? Flag { get; init; }

    /// <summary>Leaves empty cells out altogether, for columns that do not speak of every row.</summary>
    public bool SkipBlank { get; init; }
}
