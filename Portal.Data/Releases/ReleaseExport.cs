namespace Portal.Data.Releases;

/// <summary>Everything published, as the files of a folder that anybody can verify and attack offline.</summary>
public sealed class ReleaseExport(ReleaseQueries releases, Signing.SigningKeyStore keys)
{
    /// <summary>Bytes by path, each file unpacked when it is asked for; nothing internal is among them.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> FilesAsync(CancellationToken cancellation)
    {
        var published = new List<(Publication Publication, PackedFiles Files)>();
        foreach (var publication in await releases.PublicationsAsync(cancellation))
        {
            published.Add((publication, await releases.PublicFilesAsync(publication.DraftId, cancellation)));
        }

        return ReleaseFolder.Write(published, await keys.PublicAsync(cancellation));
    }
}
