using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>What one question of a <see cref="JoinedProof"/> came to.</summary>
/// <param name="Left">What stays open of what was asked.</param>
/// <param name="Moves">Moves that were found.</param>
/// <param name="Finished">Known moves with what they move inside a longer period; worked out anew wherever they are needed.</param>
internal sealed record ProofStep(JoinedDuties Left, IReadOnlyList<KnownMove> Moves, IReadOnlyList<KnownMove> Finished);
