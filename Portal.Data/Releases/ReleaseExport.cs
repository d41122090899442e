namespace Portal.Data.Releases;

/// <summary>Everything published, as the files of a folder that anybody can verify and attack offline.</summary>
public sealed class ReleaseExport(ReleaseQueries releases, Signing.SigningKeyStore keys)
{
    /// <summary>Paths and bytes; nothing internal is among them.</summary>
    public async Task<IReadOnlyList<(string Path, byte[] Bytes)>> FilesAsync(CancellationToken cancellation)
    {
        var published = new List<(Publication Publication, IReadOnlyList<(string Path, byte[] Bytes)> Files)>();
        foreach (var publication in await releases.PublicationsAsync(cancellation))
        {
            var files = await releases.FilesAsync(publication.DraftId, cancellation);
            published.Add((publication, [.. files.Where(file => file.IsPublic).Select(file => (file.Path, file.Bytes))]));
        }

        return [.. ReleaseFolder.Write(published, await keys.PublicAsync(cancellation))];
    }
}
