using Portal.Data.Disclosure;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Building;

/// <summary>A version that was published once: known for ever, also when it was withdrawn.</summary>
/// <param name="Release">Id of the release.</param>
/// <param name="Version">Its version.</param>
/// <param name="Plan">What it was built from.</param>
/// <param name="Public">What anybody has.</param>
/// <param name="Cells">The true cells with their protection, by id.</param>
/// <param name="ReadParts">Parts of provider groups by cell; read when first asked, because most versions are never asked.</param>
/// <param name="ReadMoves">Reads what proved its protection, which takes more room than all the rest and is never kept; nothing for drafts of older programs.</param>
/// <param name="ReadTable">A table as it was published; null where there is none.</param>
internal sealed record EarlierRelease(
    string Release,
    int Version,
    ReleasePlan Plan,
    PublicRelease Public,
    IReadOnlyDictionary<string, ProtectionCell> Cells,
    ReadWhenAsked<IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>>> ReadParts,
    Func<ProvingMoves> ReadMoves,
    Func<string, ReleaseTable?> ReadTable)
{
    internal static IReadOnlyDictionary<string, long> Nobody { get; } = new Dictionary<string, long>();

    /// <summary>Parts of provider groups in a cell; empty where nobody had any.</summary>
    internal IReadOnlyDictionary<string, long> PartsOf(string cell) => ReadParts.Value.GetValueOrDefault(cell) ?? Nobody;

    /// <summary>Lets go of what only the proof asks for.</summary>
    internal void LetGo() => ReadParts.LetGo();

    /// <summary>This version among others, with its true values.</summary>
    internal UnionPart ToPart() => new(Public, Plan, cell => Cells.GetValueOrDefault(cell)?.Value);

    /// <summary>Whether a plan speaks of the same time as this version did.</summary>
    internal bool Overlaps(ReleasePlan plan) =>
        PeriodsOf(plan).Any(one => PeriodsOf(Plan).Any(other => one.FirstMonth < other.FirstMonth + other.Months && other.FirstMonth < one.FirstMonth + one.Months));

    private static List<ReleasePeriod> PeriodsOf(ReleasePlan plan) =>
        [.. plan.Tables.SelectMany(table => table.Periods).Distinct(StringComparer.Ordinal).Select(text => ReleasePeriod.TryParse(text, out var period) ? period : default)];
}
