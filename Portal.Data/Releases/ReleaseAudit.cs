using Portal.Data.Disclosure;
using Portal.Data.Releases.Building;

namespace Portal.Data.Releases;

/// <summary>The gate: a draft's bytes are what was built, and together with everything ever published they give nothing away.</summary>
internal static class ReleaseAudit
{
    /// <summary>Every finding; empty means that the draft may be approved.</summary>
    /// <param name="draft">What is kept of the draft.</param>
    /// <param name="files">Its files as they now lie in the database.</param>
    /// <param name="earlier">Everything published before.</param>
    /// <param name="progress">Hears about the attack.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static IReadOnlyList<DisclosureFailure> Run(
        DraftState draft,
        IReadOnlyList<(string Path, string Sha256, bool IsPublic, byte[] Bytes)> files,
        IReadOnlyList<EarlierRelease> earlier,
        IProgress<ProtectionProgress>? progress,
        CancellationToken cancellation)
    {
        var edited = Edited(draft, files);
        if (edited.Count > 0)
        {
            return edited;
        }

        var text = files.ToDictionary(file => file.Path, file => System.Text.Encoding.UTF8.GetString(file.Bytes), StringComparer.Ordinal);
        var (release, problems) = AttackFiles.Read(text.GetValueOrDefault);
        if (release is null)
        {
            return [.. problems.Select(problem => new DisclosureFailure(problem.Rule, "", problem.Message))];
        }

        var (plan, _) = Plans.ReleasePlan.Read(text["plan.json"]);
        var engine = DraftBuilder.EngineOf(plan?.Programme.Engine ?? "managed");
        var alone = ReleaseAttack.Run(release, engine, progress, cancellation);
        var together = earlier.Count == 0
            ? alone
            : ReleaseAttack.Run(ReleaseUnion.Of([.. earlier.Select(one => one.Public), release]), engine, progress, cancellation);
        var cells = InternalFiles.ReadCells(text[InternalFiles.Cells]);
        return [.. alone.Failures, .. together.Failures, .. TooNarrow(cells, together.Intervals), .. FalseValues(cells, release)];
    }

    /// <summary>Whether the files are the ones that were built: their digests, and the digest over all of them.</summary>
    internal static IReadOnlyList<DisclosureFailure> Edited(DraftState draft, IReadOnlyList<(string Path, string Sha256, bool IsPublic, byte[] Bytes)> files)
    {
        var failures = files.Where(file => DraftBuilder.Sha256(file.Bytes) != file.Sha256)
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

    /// <summary>The stated protection must hold against everything together, not only against the draft alone.</summary>
    private static IEnumerable<DisclosureFailure> TooNarrow(IReadOnlyList<(ProtectionCell Cell, Disclosure.CellStatus Status)> cells, IReadOnlyList<AttackInterval> intervals)
    {
        var found = intervals.ToDictionary(interval => interval.Cell, StringComparer.Ordinal);
        foreach (var (cell, status) in cells.Where(one => one.Status is not Disclosure.CellStatus.Shown))
        {
            if (!found.TryGetValue(cell.Id, out var interval))
            {
                continue;
            }

            var down = Math.Min(cell.LowerProtection ?? cell.UpperProtection, cell.Value);
            var isProtected = status is Disclosure.CellStatus.SuppressedPrimary
                ? interval.Low <= cell.Value - down && (interval.High is null || interval.High >= cell.Value + cell.UpperProtection)
                : interval.High is null || interval.High - interval.Low >= Math.Max(1, cell.Width);
            if (!isProtected)
            {
                yield return new DisclosureFailure("not-protected", cell.Id, "With everything published before, the hidden cell can be worked out too closely.");
            }
        }
    }

    private static IEnumerable<DisclosureFailure> FalseValues(IReadOnlyList<(ProtectionCell Cell, Disclosure.CellStatus Status)> cells, PublicRelease release) =>
        cells.Where(one => !release.Cells.TryGetValue(one.Cell.Id, out var value)
                || (one.Status is Disclosure.CellStatus.Shown ? value != one.Cell.Value : value is not null))
            .Select(one => new DisclosureFailure("edited-after-build", one.Cell.Id, "The public file does not say what was built."));
}
