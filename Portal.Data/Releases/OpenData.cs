using NodaTime;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Formats;

namespace Portal.Data.Releases;

/// <summary>
/// What is public, kept in memory: a request reads no database. Whether something was published or withdrawn since, perhaps by another
/// process, is asked at most once a second.
/// </summary>
public sealed class OpenData(ReleaseQueries releases, IClock clock) : IDisposable
{
    private static readonly Duration Freshness = Duration.FromSeconds(1);

    private readonly SemaphoreSlim gate = new(1);
    private volatile OpenDataSet? current;
    private long freshUntilTicks;

    /// <summary>What is public now, at most a second old.</summary>
    public ValueTask<OpenDataSet> CurrentAsync(CancellationToken cancellation) =>
        current is { } known && clock.GetCurrentInstant().ToUnixTimeTicks() < Interlocked.Read(ref freshUntilTicks) ? new(known) : new(RefreshAsync(cancellation));

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task<OpenDataSet> RefreshAsync(CancellationToken cancellation)
    {
        // While one looks, the others go on with what they know
        if (!await gate.WaitAsync(current is null ? Timeout.Infinite : 0, cancellation))
        {
            return current!;
        }

        try
        {
            var stand = await releases.StandAsync(cancellation);
            if (current is null || current.Stand != stand)
            {
                current = await LoadAsync(stand, cancellation);
            }

            Interlocked.Exchange(ref freshUntilTicks, (clock.GetCurrentInstant() + Freshness).ToUnixTimeTicks());
            return current;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<OpenDataSet> LoadAsync((long Publications, long Withdrawals) stand, CancellationToken cancellation)
    {
        var publications = (await releases.PublicationsAsync(cancellation)).Reverse().ToArray();
        var newest = new List<PublishedTables>();
        var files = new Dictionary<string, OpenFile>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var publication in (await releases.CurrentAsync(cancellation)).Reverse())
        {
            var tables = new List<ReleaseTable>();

            // Older releases have the same tables, of which nobody is offered these
            foreach (var id in publication.Statement.Tables.Where(seen.Add))
            {
                var table = TableDocument.Read((await KeptAsync(publication, $"tables/{id}.json", "", cancellation)).Unpack());
                tables.Add(table);
                foreach (var format in TableFormat.All)
                {
                    files[id + format.Suffix] = await FileAsync(publication, table, format, cancellation);
                }
            }

            newest.Add(new PublishedTables(publication.Statement, tables));
        }

        return new OpenDataSet(stand, publications, newest, files);
    }

    /// <summary>The signed file; of a format that is younger than the version, what the signed table gives in it.</summary>
    private async Task<OpenFile> FileAsync(Publication publication, ReleaseTable table, TableFormat format, CancellationToken cancellation)
    {
        var at = publication.Statement.PublishedAt ?? publication.Statement.KnownAt;
        if (publication.Statement.Files.FirstOrDefault(file => file.Path == $"data/{table.Id}{format.Suffix}") is { } signed)
        {
            return OpenFile.Kept(format.MediaType, at, await KeptAsync(publication, signed.Path, signed.Sha256, cancellation), signed.Bytes);
        }

        var made = PackedBytes.Of(format.Write(table, publication.Statement));
        return OpenFile.Kept(format.MediaType, at, made, made.Length);
    }

    private async Task<PackedBytes> KeptAsync(Publication publication, string path, string sha256, CancellationToken cancellation) =>
        await releases.KeptAsync(publication.DraftId, path, sha256, cancellation)
            ?? throw new InvalidDataException($"Release {publication.Statement.Release} lacks its file {path}: run portal check.");
}
