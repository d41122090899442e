namespace Portal.Data.Releases.Reviews;

/// <summary>A table of a draft with both sides: what the public will see, and why the rest is hidden.</summary>
/// <param name="Table">The table as it will be published.</param>
/// <param name="Cells">Its cells in the same order.</param>
public sealed record TableReview(ReleaseTable Table, IReadOnlyList<CellReview> Cells);
