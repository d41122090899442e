using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>What a release does with each cell.</summary>
/// <param name="Status">By id of the cell.</param>
/// <param name="Failures">What could not be protected; a release with any is no release.</param>
/// <param name="Moves">What proves the protection of the release by itself: possible tables, as moves away from the true one.</param>
internal sealed record ReleasePattern(
    IReadOnlyDictionary<string, Disclosure.CellStatus> Status, IReadOnlyList<DisclosureFailure> Failures, IReadOnlyList<KnownMove> Moves)
{
    /// <summary>What proves it together with everything published before, by names in the union.</summary>
    internal IReadOnlyList<KnownMove> JoinedMoves { get; init; } = [];
}
