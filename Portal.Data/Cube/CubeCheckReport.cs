namespace Portal.Data.Cube;

/// <summary>What a recount found.</summary>
/// <param name="Notices">Notices recounted from their events.</param>
/// <param name="Slices">Slices, roll-ups among them, that the events make.</param>
/// <param name="Blocks">Blocks read.</param>
/// <param name="LedgerRows">Rows of the ledger read.</param>
/// <param name="States">Stored states of items held against their events.</param>
/// <param name="Identities">What must hold of every slice on every day, and of how many slices it does.</param>
/// <param name="Digest">Digest of all tables as the events make them.</param>
/// <param name="Differences">Everything found other than it should be.</param>
public sealed record CubeCheckReport(
    long Notices, int Slices, long Blocks, long LedgerRows, long States, IReadOnlyList<IdentityCheck> Identities, string Digest, IReadOnlyList<CubeDifference> Differences);
