namespace Portal.Data.Releases.Reviews;

/// <summary>A cell as the public will see it, and beside it why it is hidden.</summary>
/// <param name="Cell">The public cell.</param>
/// <param name="Id">Id in the linked system of the number that it rests on.</param>
/// <param name="Kind">Why it is hidden.</param>
/// <param name="Rules">The primary rules that it breaks, R1 to R6; empty where none does.</param>
public sealed record CellReview(ReleaseCell Cell, string Id, HidingKind Kind, IReadOnlyList<string> Rules);
