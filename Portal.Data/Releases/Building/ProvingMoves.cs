using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>What proves a publication: moves away from the true table, each checked anew by whoever begins with them.</summary>
/// <param name="Own">Those that proved it by itself, by its own ids.</param>
/// <param name="Joined">Those that proved it together with everything published before, by names in the union of all of it (<see cref="ReleaseUnion"/>); drafts of older programs list them among their own.</param>
internal sealed record ProvingMoves(IReadOnlyList<KnownMove> Own, IReadOnlyList<KnownMove> Joined)
{
    /// <summary>All of them by names in the union.</summary>
    /// <param name="nameOf">Name of one of the publication's cells; null where none has another than its id.</param>
    internal IEnumerable<KnownMove> By(Func<string, string>? nameOf) =>
        (nameOf is null ? Own : Own.Select(move => new KnownMove([.. move.Cells.Select(cell => (nameOf(cell.Cell), cell.Amount))])).Where(IsOnce)).Concat(Joined);

    // What an older program listed among a publication's own moves may name a cell both as it was and as it is
    private static bool IsOnce(KnownMove move) => move.Cells.Select(cell => cell.Cell).Distinct(StringComparer.Ordinal).Count() == move.Cells.Count;
}
