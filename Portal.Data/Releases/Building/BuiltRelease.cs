using System.Text;
using Portal.Data.Disclosure;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Building;

/// <summary>A version as its maker knows it: what anybody has of it, what is behind the hidden numbers, and what proves that they are protected.</summary>
/// <param name="Plan">What it was built from.</param>
/// <param name="Public">What anybody has; for ever, also when the version was withdrawn.</param>
/// <param name="Hidden">The true cells behind hidden numbers with their protection, by id; of shown ones all is public.</param>
/// <param name="ReadParts">Parts of provider groups by cell; read when first asked, because those of most versions never are.</param>
/// <param name="ReadMoves">Reads what proved its protection, which takes more room than all the rest and is never kept; nothing for drafts of older programs.</param>
/// <param name="ReadTable">A table as it was published; null where there is none.</param>
internal sealed record BuiltRelease(
    ReleasePlan Plan,
    PublicRelease Public,
    IReadOnlyDictionary<string, ProtectionCell> Hidden,
    ReadWhenAsked<IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>>> ReadParts,
    Func<ProvingMoves> ReadMoves,
    Func<string, ReleaseTable?> ReadTable)
{
    private static readonly Dictionary<string, long> Nobody = [];

    /// <summary>The version that a draft's files hold, or why they hold none.</summary>
    /// <param name="files">Its files; what is asked for late or never is not kept.</param>
    /// <param name="names">Names of everything read together.</param>
    internal static (BuiltRelease? Release, IReadOnlyList<InputProblem> Problems) Read(IReadOnlyDictionary<string, byte[]> files, SharedNames names)
    {
        string? Open(string path) => files.TryGetValue(path, out var bytes) ? Encoding.UTF8.GetString(bytes) : null;
        var (release, problems) = AttackFiles.Read(Open);
        (var plan, problems) = release is null ? (null, problems) : ReleasePlan.Read(Open("plan.json") ?? "");
        return release is null || plan is null ? (null, problems) : (new BuiltRelease(
            plan,
            names.Of(release),
            InternalFiles.ReadCells(Open(InternalFiles.Cells) ?? "", names).Where(one => release.Cells.GetValueOrDefault(one.Cell.Id) is null).ToDictionary(one => one.Cell.Id, one => one.Cell, StringComparer.Ordinal),
            new(() => InternalFiles.ReadParts(Open(InternalFiles.Parts) ?? "", names)),
            () => InternalFiles.ReadMoves(Open(InternalFiles.Moves) ?? "", names),
            table => files.TryGetValue($"tables/{table}.json", out var bytes) ? TableDocument.Read(bytes) : null), []);
    }

    /// <summary>Parts of provider groups in a cell; empty where nobody had any.</summary>
    internal IReadOnlyDictionary<string, long> PartsOf(string cell) => ReadParts.Value.GetValueOrDefault(cell) ?? Nobody;

    /// <summary>Lets go of what only the proof asks for.</summary>
    internal void LetGo() => ReadParts.LetGo();

    /// <summary>This version among others, with its true values.</summary>
    internal UnionPart ToPart() => new(Public, Plan, cell => Public.Cells.GetValueOrDefault(cell) ?? Hidden.GetValueOrDefault(cell)?.Value);

    /// <summary>Whether a plan speaks of the same time as this version did.</summary>
    internal bool Overlaps(ReleasePlan plan) =>
        PeriodsOf(plan).Any(one => PeriodsOf(Plan).Any(other => one.FirstMonth < other.FirstMonth + other.Months && other.FirstMonth < one.FirstMonth + one.Months));

    private static List<ReleasePeriod> PeriodsOf(ReleasePlan plan) =>
        [.. plan.Tables.SelectMany(table => table.Periods).Distinct(StringComparer.Ordinal).Select(text => ReleasePeriod.TryParse(text, out var period) ? period : default)];
}
