namespace Portal.Data.Imports;

/// <summary>What an import did. Counts are rows.</summary>
public sealed record ImportReport
{
    /// <summary>Most problems that a report lists; the rest are counted.</summary>
    public const int MaxListedProblems = 1000;

    /// <summary>Rows stored; 0 when the file was refused as a whole.</summary>
    public required long Accepted { get; init; }

    /// <summary>Rows that were here before, with equal content.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Rows that broke a rule.</summary>
    public required long Rejected { get; init; }

    /// <summary>The first problems in file order.</summary>
    public required IReadOnlyList<RowProblem> Problems { get; init; }

    /// <summary>All problems, also those not listed.</summary>
    public required long ProblemCount { get; init; }

    /// <summary>Elapsed time in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Whether anything of the file is stored; false for a refused file and for a dry run.</summary>
    public required bool IsStored { get; init; }
}
