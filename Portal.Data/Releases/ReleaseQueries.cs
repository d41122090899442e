using Dapper;
using NodaTime;
using Portal.Data.Releases.Formats;
using Portal.Data.Storage;

namespace Portal.Data.Releases;

/// <summary>Reads drafts, publications and their files.</summary>
public sealed class ReleaseQueries(Database database)
{
    private const string DraftsSql = """
        select id, release, version, programme, is_synthetic, digest, built_by, built_at
        from release_draft
        order by id
        """;

    private const string StepsSql = """
        select draft_id, step, actor, at, detail, origin, against
        from release_step
        order by draft_id, seq
        """;

    private const string PublicationsSql = """
        select p.seq, p.draft_id, p.manifest, p.signature, s.at as withdrawn_at, s.detail as withdrawn_reason
        from release_publication p
        left join release_step s on s.draft_id = p.draft_id and s.step = 'Withdrawn'
        order by p.seq
        """;

    private const string StandSql = """
        select
            (select count(*) from release_publication) as publications,
            (select count(*) from release_step where step = 'Withdrawn') as withdrawals
        """;

    private const string PublicFilesSql = """
        select f.path, f.sha256, f.is_public, b.coding, b.bytes
        from release_file f
        join release_blob b on b.sha256 = f.sha256
        where f.draft_id = @draftId
            and f.is_public
        order by f.path
        """;

    private const string FilesSql = """
        select f.path, f.sha256, f.is_public, b.coding, b.bytes
        from release_file f
        join release_blob b on b.sha256 = f.sha256
        where f.draft_id = @draftId
        order by f.path
        """;

    // What a reader downloads is made of the tables and by far the largest: nobody who attacks or compares needs it
    private const string WorkingFilesSql = """
        select f.path, f.sha256, f.is_public, b.coding, b.bytes
        from release_file f
        join release_blob b on b.sha256 = f.sha256
        where f.draft_id = @draftId
            and f.path not like 'data/%'
            and (@withTables or f.path not like 'tables/%')
        order by f.path
        """;

    private const string FileSql = """
        select b.coding, b.bytes
        from release_file f
        join release_blob b on b.sha256 = f.sha256
        where f.draft_id = @draftId
            and f.path = @path
            and f.is_public
        """;

    private const string AnyFileSql = """
        select b.coding, b.bytes
        from release_file f
        join release_blob b on b.sha256 = f.sha256
        where f.draft_id = @draftId
            and f.path = @path
        """;

    /// <summary>Every draft with its steps, oldest first.</summary>
    public async Task<IReadOnlyList<DraftState>> DraftsAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var steps = (await connection.QueryAsync<StepRow>(new CommandDefinition(StepsSql, cancellationToken: cancellation))).ToLookup(step => step.DraftId);
        var drafts = await connection.QueryAsync<DraftState>(new CommandDefinition(DraftsSql, cancellationToken: cancellation));
        return
        [
            .. drafts.Select(draft => draft with
            {
                Steps = [.. steps[draft.Id].Select(step => new DraftStep(StepOf(step), step.Actor, step.At, step.Detail, step.Origin, step.Against))],
            }),
        ];
    }

    private static ReleaseStep StepOf(StepRow row) => Enum.TryParse<ReleaseStep>(row.Step, out var step) && Enum.IsDefined(step)
        ? step
        : throw new InvalidDataException(FormattableString.Invariant($"Draft {row.DraftId} has a step that this program does not know: run portal check."));

    /// <summary>Everything ever published, also what was withdrawn, in the order of the chain.</summary>
    public async Task<IReadOnlyList<Publication>> PublicationsAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<PublicationRow>(new CommandDefinition(PublicationsSql, cancellationToken: cancellation));
        return [.. rows.Select(row => new Publication(row.Seq, row.DraftId, Signing.Manifest.Read(row.Manifest), row.Manifest, row.Signature, row.WithdrawnAt, row.WithdrawnReason))];
    }

    /// <summary>How often something was published and withdrawn: the same numbers, the same public data.</summary>
    internal async Task<(long Publications, long Withdrawals)> StandAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.QuerySingleAsync<(long Publications, long Withdrawals)>(new CommandDefinition(StandSql, cancellationToken: cancellation));
    }

    /// <summary>A public file of a draft; null where there is none. What is internal is never found here.</summary>
    internal async Task<byte[]?> FileAsync(long draftId, string path, CancellationToken cancellation) => (await PublicAsync(draftId, path, cancellation))?.Content;

    /// <summary>The same as it is kept, under the digest that it was signed with.</summary>
    internal async Task<PackedBytes?> KeptAsync(long draftId, string path, string sha256, CancellationToken cancellation) =>
        await PublicAsync(draftId, path, cancellation) is { } row ? PackedBytes.Kept(sha256, row.Coding, row.Bytes) : null;

    private async Task<BlobRow?> PublicAsync(long draftId, string path, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<BlobRow>(new CommandDefinition(FileSql, new { draftId, path }, cancellationToken: cancellation));
    }

    /// <summary>What a draft states of itself: how it would be published, were it published now.</summary>
    public async Task<ReleaseVersion> StatementAsync(DraftState draft, CancellationToken cancellation) =>
        Signing.Manifest.Read(await AnyFileAsync(draft.Id, Building.InternalFiles.Statement, cancellation)
            ?? throw new InvalidDataException($"The draft {draft.Id} lacks its statement: run portal check."));

    /// <summary>A file of a draft, also an internal one, for those who make releases; null where there is none.</summary>
    internal async Task<byte[]?> AnyFileAsync(long draftId, string path, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return (await connection.QuerySingleOrDefaultAsync<BlobRow>(new CommandDefinition(AnyFileSql, new { draftId, path }, cancellationToken: cancellation)))?.Content;
    }

    /// <summary>What stands, oldest month first: see <see cref="Publication.Standing"/>.</summary>
    public async Task<IReadOnlyList<Publication>> CurrentAsync(CancellationToken cancellation) => Publication.Standing(await PublicationsAsync(cancellation));

    /// <summary>The tables of a published version without their cells: what they are about. Null where there is no such version.</summary>
    public async Task<PublishedTables?> HeadsAsync(string release, int version, CancellationToken cancellation)
    {
        if (await FindAsync(release, version, cancellation) is not { } publication)
        {
            return null;
        }

        var tables = new List<ReleaseTable>();
        foreach (var table in publication.Statement.Tables)
        {
            tables.Add(Building.TableDocument.ReadHead(await TableAsync(publication, table, cancellation)));
        }

        return new PublishedTables(publication.Statement, tables);
    }

    /// <summary>The tables that public pages draw, the newest of each, read anew; one that nobody published is left out.</summary>
    internal async Task<IReadOnlyList<ReleasedTable>> DrawnAsync(CancellationToken cancellation)
    {
        var current = await CurrentAsync(cancellation);
        var tables = new List<ReleasedTable>();
        foreach (var id in ReleasedFigures.Tables)
        {
            if (current.LastOrDefault(one => one.Statement.Tables.Contains(id)) is { } publication)
            {
                tables.Add(new ReleasedTable(publication, Building.TableDocument.Read(await TableAsync(publication, id, cancellation))));
            }
        }

        return tables;
    }

    /// <summary>The signed table of a publication.</summary>
    /// <exception cref="InvalidDataException">Its file is lost.</exception>
    internal async Task<byte[]> TableAsync(Publication publication, string table, CancellationToken cancellation) =>
        await FileAsync(publication.DraftId, $"tables/{table}.json", cancellation)
            ?? throw new InvalidDataException($"Release {publication.Statement.Release} lacks its table {table}: run portal check.");

    /// <summary>A publication of a release: the version, or the newest that stands; null where there is none.</summary>
    public async Task<Publication?> FindAsync(string release, int? version, CancellationToken cancellation) =>
        (await PublicationsAsync(cancellation)).LastOrDefault(one => one.Statement.Release == release
            && (version is null ? one.WithdrawnAt is null : one.Statement.Version == version));

    /// <summary>A public file of a published version by its path below the version's folder; null where there is none.</summary>
    public async Task<byte[]?> FileAsync(string release, int version, string path, CancellationToken cancellation) =>
        await FindAsync(release, version, cancellation) is not { } publication ? null
            : path == Signing.Manifest.FileName ? publication.Manifest
            : path == Signing.Manifest.SignatureName ? System.Text.Encoding.UTF8.GetBytes(publication.Signature + "\n")
            : await FileAsync(publication.DraftId, path, cancellation);

    /// <summary>What moved since the version before; null for a first version, or where there is no such version.</summary>
    public async Task<ReleaseChanges?> ChangesAsync(string release, int version, CancellationToken cancellation) =>
        await FileAsync(release, version, ReleaseChanges.FileName, cancellation) is { } json ? ReleaseChanges.Read(json) : null;

    /// <summary>The public files of a draft.</summary>
    internal Task<PackedFiles> PublicFilesAsync(long draftId, CancellationToken cancellation) => PackedAsync(PublicFilesSql, new { draftId }, cancellation);

    /// <summary>The files of a draft that it is attacked and compared by: everything but the downloads, and the tables only where asked for.</summary>
    internal Task<PackedFiles> WorkingFilesAsync(long draftId, bool withTables, CancellationToken cancellation) => PackedAsync(WorkingFilesSql, new { draftId, withTables }, cancellation);

    private async Task<PackedFiles> PackedAsync(string sql, object parameters, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var files = new PackedFiles();
        await foreach (var row in connection.QueryUnbufferedAsync<FileRow>(sql, parameters).WithCancellation(cancellation))
        {
            files.Add(row.Path, PackedBytes.Kept(row.Sha256, row.Coding, row.Bytes));
        }

        return files;
    }

    /// <summary>Every file of a draft with the digest under which it was kept and the one that its bytes have, one file in memory at a time.</summary>
    internal async Task<IReadOnlyList<(string Path, string Sha256, string Found)>> DigestsAsync(long draftId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var digests = new List<(string Path, string Sha256, string Found)>();
        await foreach (var row in connection.QueryUnbufferedAsync<FileRow>(FilesSql, new { draftId }).WithCancellation(cancellation))
        {
            digests.Add((row.Path, row.Sha256, PackedBytes.Kept(row.Sha256, row.Coding, row.Bytes).Found()));
        }

        return digests;
    }

    private sealed record StepRow
    {
        public required long DraftId { get; init; }

        public required string Step { get; init; }

        public required string Actor { get; init; }

        public required Instant At { get; init; }

        public required string Detail { get; init; }

        public required string Origin { get; init; }

        public long? Against { get; init; }
    }

    private sealed record PublicationRow
    {
        public required long Seq { get; init; }

        public required long DraftId { get; init; }

        public required byte[] Manifest { get; init; }

        public required string Signature { get; init; }

        public Instant? WithdrawnAt { get; init; }

        public string? WithdrawnReason { get; init; }
    }

    private record BlobRow
    {
        public required string Coding { get; init; }

        public required byte[] Bytes { get; init; }

        internal byte[] Content => PackedBytes.Unpack(Coding, Bytes);
    }

    private sealed record FileRow : BlobRow
    {
        public required string Path { get; init; }

        public required string Sha256 { get; init; }

        public required bool IsPublic { get; init; }
    }
}
