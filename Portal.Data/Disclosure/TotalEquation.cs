namespace Portal.Data.Disclosure;

/// <summary>A published sum: the total equals its parts. Ids that are not cells of the problem are known zeros.</summary>
/// <param name="Total">Id of the total.</param>
/// <param name="Parts">Ids of the parts; one part is allowed.</param>
public sealed record TotalEquation(string Total, IReadOnlyList<string> Parts);
