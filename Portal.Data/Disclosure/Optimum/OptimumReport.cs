namespace Portal.Data.Disclosure.Optimum;

/// <summary>What a search for the cheapest pattern showed.</summary>
/// <param name="Pattern">Cells that a cheaper pattern hides beyond those that must be; null if none was found.</param>
/// <param name="Bound">No safe pattern hides less value than this.</param>
/// <param name="IsProven">Whether the best pattern known is the cheapest.</param>
internal sealed record OptimumReport(IReadOnlySet<int>? Pattern, double Bound, bool IsProven);
