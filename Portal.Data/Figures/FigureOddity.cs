namespace Portal.Data.Figures;

/// <summary>Something strange in a published table, kept as the source has it and told to the reader.</summary>
public sealed record FigureOddity
{
    /// <summary>Line of the file; null where the whole table is meant.</summary>
    public int? Row { get; init; }

    /// <summary>Column of the file; null where the row or the table is meant.</summary>
    public string? Column { get; init; }

    /// <summary>Code of the kind, such as <c>unknown-country-code</c>, <c>doubled-row</c>, <c>total-differs</c>, <c>restated</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>One sentence for a reader.</summary>
    public required string Message { get; init; }
}
