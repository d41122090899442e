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
    private readonly PublicStand stand;
    private readonly StandingAnswer<OpenDataSet> files;
    private readonly StandingAnswer<Drawn> drawn;

    /// <param name="releases">Reads publications and their files.</param>
    /// <param name="clock">Says when to look again for what was published since.</param>
    public OpenData(ReleaseQueries releases, IClock clock)
    {
        this.releases = releases;
        stand = new PublicStand(releases, clock);
        files = new StandingAnswer<OpenDataSet>(stand, LoadAsync);
        drawn = new StandingAnswer<Drawn>(stand, DrawAsync);
    }

    /// <summary>What is public now, at most a second old.</summary>
    public ValueTask<OpenDataSet> CurrentAsync(CancellationToken cancellation) => files.CurrentAsync(cancellation);

    /// <summary>What public pages may show, at most a second old: figures of the newest releases that stand.</summary>
    public async ValueTask<ReleasedFigures> FiguresAsync(CancellationToken cancellation) => (await drawn.CurrentAsync(cancellation)).Figures;

    /// <inheritdoc/>
    public void Dispose()
    {
        files.Dispose();
        drawn.Dispose();
        stand.Dispose();
    }

    private async Task<Drawn> DrawAsync(CancellationToken cancellation)
    {
        var tables = await releases.DrawnAsync(cancellation);
        return new Drawn(tables, ReleasedFigures.Of(tables));
    }

    private async Task<OpenDataSet> LoadAsync(CancellationToken cancellation)
    {
        var publications = await releases.PublicationsAsync(cancellation);
        var read = (await drawn.CurrentAsync(cancellation)).Tables;
        var newest = new List<PublishedTables>();
        var ready = new Dictionary<string, OpenFile>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var publication in Publication.Standing(publications).Reverse())
        {
            var tables = new List<ReleaseTable>();

            // Older releases have the same tables, of which nobody is offered these
            foreach (var id in publication.Statement.Tables.Where(seen.Add))
            {
                var table = read.FirstOrDefault(one => one.Publication.DraftId == publication.DraftId && one.Table.Id == id)?.Table
                    ?? TableDocument.Read(await releases.TableAsync(publication, id, cancellation));
                tables.Add(table);
                foreach (var format in TableFormat.All)
                {
                    ready[id + format.Suffix] = await FileAsync(publication, table, format, cancellation);
                }
            }

            newest.Add(new PublishedTables(publication.Statement, tables));
        }

        return new OpenDataSet([.. publications.Reverse()], newest, ready);
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

    /// <summary>The tables that pages draw, and what pages show of them.</summary>
    private sealed record Drawn(IReadOnlyList<ReleasedTable> Tables, ReleasedFigures Figures);
}
