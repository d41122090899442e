using Portal.Data.Disclosure;
using Portal.Data.Releases.Building;
using Portal.Data.Storage;

namespace Portal.Data.Releases;

/// <summary>The gate: a draft's bytes are what was built, and together with everything ever published they give nothing away.</summary>
internal static class ReleaseAudit
{
    /// <summary>Every finding; empty means that the draft may be approved.</summary>
    /// <param name="files">The draft's files as they now lie in the database; what people download is no matter here.</param>
    /// <param name="earlier">Everything published before.</param>
    /// <param name="progress">Hears about the attack.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static IReadOnlyList<DisclosureFailure> Run(
        IReadOnlyDictionary<string, byte[]> files,
        IReadOnlyList<BuiltRelease> earlier,
        IProgress<ProtectionProgress>? progress,
        CancellationToken cancellation)
    {
        var names = new SharedNames();
        var (draft, problems) = BuiltRelease.Read(files, names);
        if (draft is null)
        {
            return [.. problems.Select(problem => new DisclosureFailure(problem.Rule, "", problem.Message))];
        }

        var engine = DraftBuilder.EngineOf(draft.Plan.Programme.Engine);
        var alone = ReleaseAttack.Run(draft.Public, engine, progress, cancellation);
        if (draft.Public.Cells.Count > DraftBuilder.LargeRelease)
        {
            WorkingMemory.LetGo();
        }

        var all = new BuiltReleases([.. earlier, draft]);
        var standing = new Lazy<StandingNumbers>(() => new([.. earlier.Append(draft).Select(one => (one.Plan, one.Public))]));
        var plans = earlier.Select(one => new Lazy<PositionSet>(() => new PositionSet(one.Plan))).ToArray();

        // Of what hangs together with earlier versions, the earlier hidden numbers are attacked anew too
        return
        [
            .. alone.Failures,
            .. HeldInterval.TooNarrow(alone.Intervals, cell => draft.Hidden[cell]),
            .. new JoinedAttack(all, engine, draft.Plan.Programme.Rules).Run(progress, cancellation).Failures,
            .. FalseValues(InternalFiles.ReadCells(System.Text.Encoding.UTF8.GetString(files[InternalFiles.Cells]), names), draft.Public),
            .. new TableCheck(draft.Plan, draft.Public, WasPublished)
                .Check(files.Keys.Where(path => path.StartsWith("tables/", StringComparison.Ordinal)).Select(path => TableDocument.Read(files[path]))),
        ];

        // A figure that is carried forward must be one that stood before, or the sum of shorter periods as they stood; what an earlier version does not list was 0 in it
        bool WasPublished(string cell, decimal number) => standing.Value.SumsOfParts(cell).Any(sum => sum == number)
            || earlier.Where((one, at) => one.Public.Cells.TryGetValue(cell, out var value) ? value == number
                : number == 0 && AmountFamily.PlaceOf(cell) is var (position, family) && plans[at].Value.Holds(position, family)).Any();
    }

    /// <summary>Whether the files are the ones that were built: their digests, and the digest over all of them.</summary>
    internal static IReadOnlyList<DisclosureFailure> Edited(DraftState draft, IReadOnlyList<(string Path, string Sha256, string Found)> files)
    {
        var failures = files.Where(file => file.Found != file.Sha256)
            .Select(file => new DisclosureFailure("edited-after-build", file.Path, "The file is not the one that was built."))
            .ToList();
        if (failures.Count == 0 && DigestOf(files.Select(file => (file.Path, file.Sha256))) != draft.Digest)
        {
            failures.Add(new DisclosureFailure("edited-after-build", "", "The files of the draft are not the ones that were built."));
        }

        return failures;
    }

    /// <summary>SHA-256 over paths and digests in the order of paths.</summary>
    internal static string DigestOf(IEnumerable<(string Path, string Sha256)> files) => DraftBuilder.Sha256(System.Text.Encoding.UTF8.GetBytes(
        string.Concat(files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => $"{file.Sha256} {file.Path}\n"))));

    private static IEnumerable<DisclosureFailure> FalseValues(IEnumerable<(ProtectionCell Cell, Disclosure.CellStatus Status)> cells, PublicRelease release) =>
        cells.Where(one => !release.Cells.TryGetValue(one.Cell.Id, out var value)
                || (one.Status is Disclosure.CellStatus.Shown ? value != one.Cell.Value : value is not null))
            .Select(one => new DisclosureFailure("edited-after-build", one.Cell.Id, "The public file does not say what was built."));
}
