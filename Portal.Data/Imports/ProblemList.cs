namespace Portal.Data.Imports;

/// <summary>Collects problems up to a number that a person can read, and counts the rest.</summary>
internal sealed class ProblemList
{
    private readonly List<RowProblem> listed = [];

    /// <summary>In the order of the file: some are found only when a notice is looked at as a whole.</summary>
    internal IReadOnlyList<RowProblem> Listed => [.. listed.OrderBy(problem => problem.Row)];

    internal long Count { get; private set; }

    /// <summary>Rows with at least one problem.</summary>
    internal long Rows { get; private set; }

    internal void AddRow(IReadOnlyList<RowProblem> problems)
    {
        Rows++;
        Count += problems.Count;
        listed.AddRange(problems.Take(Math.Max(0, ImportReport.MaxListedProblems - listed.Count)));
    }
}
