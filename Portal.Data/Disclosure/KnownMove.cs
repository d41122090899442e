namespace Portal.Data.Disclosure;

/// <summary>A move away from the true table that a protection found, by ids: a later protection of the same cells may begin with it, and checks it anew.</summary>
/// <param name="Cells">Cells that move, and by how much.</param>
public sealed record KnownMove(IReadOnlyList<(string Cell, long Amount)> Cells);
