namespace Portal.Data.Notices;

/// <summary>What folding notices of one range brought; it waits to be stored.</summary>
/// <param name="Notices">The notices.</param>
/// <param name="Packs">What becomes of their packs.</param>
internal sealed record FoldedRange(IReadOnlyList<FoldedNotice> Notices, PackChanges Packs);
