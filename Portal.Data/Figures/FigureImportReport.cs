using Portal.Data.Imports;

namespace Portal.Data.Figures;

/// <summary>What an import of one file of figures did. A refused file stores nothing.</summary>
public sealed record FigureImportReport
{
    /// <summary>Code of the source.</summary>
    public required string Source { get; init; }

    /// <summary>Rows stored now.</summary>
    public required int Accepted { get; init; }

    /// <summary>Rows that the database already held, byte for byte.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Rows with a problem.</summary>
    public required int Rejected { get; init; }

    /// <summary>Figures, cells with a meaning, in the accepted or duplicate rows.</summary>
    public required int Figures { get; init; }

    /// <summary>Why the file was refused; empty when it was not. At most a hundred.</summary>
    public required IReadOnlyList<RowProblem> Problems { get; init; }

    /// <summary>What is strange in the accepted table.</summary>
    public required IReadOnlyList<FigureOddity> Oddities { get; init; }

    /// <summary>Sums held against printed totals.</summary>
    public required IReadOnlyList<FigureCheck> Checks { get; init; }

    /// <summary>Duration of the import.</summary>
    public required double Seconds { get; init; }
}
