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
        foreach (var publication in (await releases.CurrentAsync(cancellation)).Reverse())
        {
            var tables = new List<ReleaseTable>();
            foreach (var table in publication.Statement.Tables)
            {
                tables.Add(TableDocument.Read(await FileAsync(publication, $"tables/{table}.json", cancellation)));
                foreach (var format in TableFormat.All.Where(format => !files.ContainsKey(table + format.Suffix)))
                {
                    files[table + format.Suffix] = Ready(await FileAsync(publication, $"data/{table}{format.Suffix}", cancellation), format.MediaType, publication);
                }
            }

            newest.Add(new PublishedTables(publication.Statement, tables));
        }

        return new OpenDataSet(stand, publications, newest, files);
    }

    private async Task<byte[]> FileAsync(Publication publication, string path, CancellationToken cancellation) =>
        await releases.FileAsync(publication.DraftId, path, cancellation)
            ?? throw new InvalidDataException($"Release {publication.Statement.Release} lacks its file {path}: run portal check.");

    private static OpenFile Ready(byte[] bytes, string mediaType, Publication publication) => new(
        mediaType,
        publication.Statement.PublishedAt ?? publication.Statement.KnownAt,
        EncodedBytes.Plain(bytes),
        EncodedBytes.Brotli(bytes),
        EncodedBytes.Gzip(bytes));
}
