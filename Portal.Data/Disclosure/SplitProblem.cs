namespace Portal.Data.Disclosure;

/// <summary>A problem taken apart.</summary>
/// <param name="Parts">Parts that nothing links and that each have something to protect. Their equations name fixed cells too, which count as known.</param>
/// <param name="Fixed">Cells that nothing can move, and cells linked with nothing that needs protection.</param>
internal sealed record SplitProblem(IReadOnlyList<ProtectionProblem> Parts, IReadOnlyList<ProtectionCell> Fixed);
