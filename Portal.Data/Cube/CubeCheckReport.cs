namespace Portal.Data.Cube;

/// <summary>What a recount found.</summary>
/// <param name="Notices">Notices recounted from their events.</param>
/// <param name="Items">Their items.</param>
/// <param name="Slices">Slices, roll-ups among them, that the events make.</param>
/// <param name="Blocks">Blocks read.</param>
/// <param name="LedgerRows">Rows of the ledger read.</param>
/// <param name="States">Kept states of items, held against their events.</param>
/// <param name="Identities">What must hold of every slice on every day, and of how many slices it does.</param>
/// <param name="Digest">Digest of all tables as the events make them.</param>
/// <param name="Differences">Everything found other than it should be.</param>
public sealed record CubeCheckReport(
    long Notices, long Items, int Slices, long Blocks, long LedgerRows, long States, IReadOnlyList<IdentityCheck> Identities, string Digest, IReadOnlyList<CubeDifference> Differences)
{
    /// <summary>Notices some of whose events can't be read. Nothing here brings those back, and what is counted from them can't be held against them.</summary>
    public int DamagedNotices { get; init; }

    /// <summary>Why nothing is made anew from the events; null where it can be.</summary>
    public string? NotRepairable =>
        Differences.Any(one => one.Kind == CubeCheckQueries.File)
            ? "the database itself is damaged. Bring back a backup."
            : DamagedNotices > 0
            ? FormattableString.Invariant($"events of {DamagedNotices} notices can't be read. Cells, ledger and the index of event ids stay as they are, for made anew they would lose what those events said. Bring back a backup.")
            : null;
}
