using Portal.Data.Imports;

namespace Portal.Data.Figures;

/// <summary>One file, read: its figures, or why it is refused.</summary>
internal sealed record FigureReading
{
    /// <summary>Code of the source.</summary>
    public required string Source { get; init; }

    /// <summary>Data rows read.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows with a problem.</summary>
    public required int Rejected { get; init; }

    /// <summary>The figures in file order; empty where a problem was found.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>Why the file is refused.</summary>
    public required IReadOnlyList<RowProblem> Problems { get; init; }

    /// <summary>What is strange in the table.</summary>
    public required IReadOnlyList<FigureOddity> Oddities { get; init; }

    /// <summary>Sums held against printed totals.</summary>
    public required IReadOnlyList<FigureCheck> Checks { get; init; }
}
