namespace Portal.Data.Disclosure;

/// <summary>Moves of which it is known what they do in some cells and not yet what in the others: that is worked out only where a duty asks for it.</summary>
/// <param name="Moves">What is known, by ids.</param>
/// <param name="Finish">The whole move that a group, or for an empty name everybody, holds possible; null where none was found.</param>
internal sealed record UnfinishedMoves(IReadOnlyList<KnownMove> Moves, Func<KnownMove, string, KnownMove?> Finish)
{
    internal static UnfinishedMoves None { get; } = new([], (_, _) => null);
}
