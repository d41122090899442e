using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>What proves a publication: moves away from the true table, each checked anew by whoever begins with them.</summary>
/// <param name="Own">Those that proved it by itself, by its own ids.</param>
/// <param name="Joined">Those that proved it together with everything published before, by names in the union of all of it (<see cref="ReleaseUnion"/>); drafts of older programs list them among their own.</param>
internal sealed record ProvingMoves(IReadOnlyList<KnownMove> Own, IReadOnlyList<KnownMove> Joined);
