namespace Portal.Data.Cube;

/// <summary>What a recount found.</summary>
/// <param name="Notices">Notices recounted from their events.</param>
/// <param name="Slices">Slices, roll-ups among them, that the events make.</param>
/// <param name="Blocks">Blocks read.</param>
/// <param name="LedgerRows">Rows of the ledger read.</param>
/// <param name="Digest">Digest of all tables as the events make them.</param>
/// <param name="Differences">Everything found other than it should be.</param>
public sealed record CubeCheckReport(
    long Notices, int Slices, long Blocks, long LedgerRows, string Digest, IReadOnlyList<CubeDifference> Differences);
