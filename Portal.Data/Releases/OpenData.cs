using NodaTime;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Formats;

namespace Portal.Data.Releases;

/// <summary>
/// What is public, kept in memory: a request reads no database. The figures that pages draw are kept by themselves, so that a page waits for
/// no download, nor fails with one.
/// </summary>
public sealed class OpenData : IDisposable
{
    private readonly ReleaseQueries releases;
    private readonly StandingAnswer<OpenDataSet> files;
    private readonly StandingAnswer<ReleasedFigures> figures;

    /// <param name="releases">Reads publications and their files.</param>
    /// <param name="clock">Says when to look again for what was published since.</param>
    public OpenData(ReleaseQueries releases, IClock clock)
    {
        this.releases = releases;
        files = new StandingAnswer<OpenDataSet>(releases, LoadAsync, clock);
        figures = new StandingAnswer<ReleasedFigures>(releases, releases.FiguresAsync, clock);
    }

    /// <summary>What is public now, at most a second old.</summary>
    public ValueTask<OpenDataSet> CurrentAsync(CancellationToken cancellation) => files.CurrentAsync(cancellation);

    /// <summary>What public pages may show, at most a second old: figures of the newest releases that stand.</summary>
    public ValueTask<ReleasedFigures> FiguresAsync(CancellationToken cancellation) => figures.CurrentAsync(cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        files.Dispose();
        figures.Dispose();
    }

    private async Task<OpenDataSet> LoadAsync(CancellationToken cancellation)
    {
        var publications = (await releases.PublicationsAsync(cancellation)).Reverse().ToArray();
        var newest = new List<PublishedTables>();
        var ready = new Dictionary<string, OpenFile>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var publication in (await releases.CurrentAsync(cancellation)).Reverse())
        {
            var tables = new List<ReleaseTable>();

            // Older releases have the same tables, of which nobody is offered these
            foreach (var id in publication.Statement.Tables.Where(seen.Add))
            {
                var table = TableDocument.Read(await releases.TableAsync(publication, id, cancellation));
                tables.Add(table);
                foreach (var format in TableFormat.All)
                {
                    ready[id + format.Suffix] = await FileAsync(publication, table, format, cancellation);
                }
            }

            newest.Add(new PublishedTables(publication.Statement, tables));
        }

        return new OpenDataSet(publications, newest, ready);
    }

    /// <summary>The signed file; of a format that is younger than the version, what the signed table gives in it.</summary>
    private async Task<OpenFile> FileAsync(Publication publication, ReleaseTable table, TableFormat format, CancellationToken cancellation)
    {
        var at = publication.Statement.PublishedAt ?? publication.Statement.KnownAt;
        if (publication.Statement.Files.FirstOrDefault(file => file.Path == $"data/{table.Id}{format.Suffix}") is { } signed)
        {
            var kept = await releases.KeptAsync(publication.DraftId, signed.Path, signed.Sha256, cancellation)
                ?? throw new InvalidDataException($"Release {publication.Statement.Release} lacks its file {signed.Path}: run portal check.");
            return OpenFile.Kept(format.MediaType, at, kept, signed.Bytes);
        }

        var made = PackedBytes.Of(format.Write(table, publication.Statement));
        return OpenFile.Kept(format.MediaType, at, made, made.Length);
    }
}
