namespace Portal.Data.Disclosure;

/// <summary>What a search for proofs ended with.</summary>
/// <param name="Left">Duties that no move was found for.</param>
/// <param name="Moves">Moves found beyond those known.</param>
/// <param name="Finished">Moves of which a part was known: who knows that part finishes them again.</param>
/// <param name="IsCutShort">Whether some of the duties left were not asked for any more, because the work had reached its bound.</param>
internal sealed record ProofsFound(IReadOnlyList<Duty> Left, IReadOnlyList<KnownMove> Moves, IReadOnlyList<KnownMove> Finished, bool IsCutShort);
