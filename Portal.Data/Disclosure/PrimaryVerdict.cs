namespace Portal.Data.Disclosure;

/// <summary>Whether a position must be hidden in every measure, and which rules say so (R1 to R5).</summary>
internal sealed record PrimaryVerdict(bool IsPrimary, IReadOnlyList<string> Rules);
