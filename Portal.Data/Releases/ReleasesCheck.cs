using Portal.Data.Disclosure;

namespace Portal.Data.Releases;

/// <summary>Whether everything ever published still stands as it was signed, and whether the database still gives the cells that it was made from.</summary>
public sealed class ReleasesCheck(ReleaseExport export, CellsCheck cells, ReleaseRecordQueries record)
{
    /// <summary>Checks signatures, chain and bytes as anybody can, then the cells at each K, and who did what with each draft against the audit log.</summary>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<FolderCheck> RunAsync(CancellationToken cancellation)
    {
        var problems = await record.VerifyAsync(cancellation);
        var files = await export.FilesAsync(cancellation);
        if (!files.Keys.Any(path => path.StartsWith("releases/", StringComparison.Ordinal) && path != ReleaseFolder.Chain))
        {
            return new FolderCheck(0, 0, [], problems);
        }

        var folder = ReleaseFolder.Verify(path => files.GetValueOrDefault(path), [.. files.Keys]);
        IReadOnlyList<InputProblem> other = await cells.RunAsync(cancellation);
        return folder with { Problems = [.. folder.Problems, .. other, .. problems] };
    }
}
