using System.Data.Common;
using System.Diagnostics;
using Dapper;
using Npgsql;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// What a database can do at best with the rows of events: the same columns into a table with the same two indexes in one transaction, by prepared
/// statements without layers on SQLite and by binary copy on PostgreSQL; nothing is checked, folded or counted.
/// </summary>
public sealed class RawInsertStore : IAsyncDisposable
{
    private const string SqliteTableSql = """
        create table raw_event (
            id integer primary key, source_id integer not null, notice_id integer not null, event_id text not null, item_ref blob, type integer not null,
            occurred_at integer not null, recorded_at integer not null, provider_id integer, issuer_country text, host_country text, category text,
            notice_type text, rules text, limit_seconds integer, deadline_at integer, territory text, material_ref blob, target text, reason text,
            evidence integer) strict;
        create unique index raw_event_by_id on raw_event (source_id, event_id);
        create index raw_event_by_notice on raw_event (notice_id);
        """;

    private const string PostgresTableSql = """
        create table raw_event (
            position bigint not null, notice_id bigint not null, event_id text not null, item_ref bytea, type bigint not null,
            occurred_at bigint not null, recorded_at bigint not null, provider_id bigint, issuer_country text, host_country text, category text,
            notice_type text, rules text, limit_seconds bigint, deadline_at bigint, territory text, material_ref bytea, target text, reason text,
            evidence bigint);
        create unique index raw_event_by_id on raw_event (event_id);
        create index raw_event_by_notice on raw_event (notice_id);
        """;

    private const string Columns =
        "event_id, item_ref, type, occurred_at, recorded_at, provider_id, issuer_country, host_country, category, "
        + "notice_type, rules, limit_seconds, deadline_at, territory, material_ref, target, reason, evidence";

    private const string InsertSql = $"""
        insert into raw_event (source_id, notice_id, {Columns})
        values (@source_id, @notice_id, @event_id, @item_ref, @type, @occurred_at, @recorded_at, @provider_id, @issuer_country, @host_country, @category,
            @notice_type, @rules, @limit_seconds, @deadline_at, @territory, @material_ref, @target, @reason, @evidence)
        """;

    private const string CopySql = $"copy raw_event (position, notice_id, {Columns}) from stdin (format binary)";

    private readonly DbConnection connection;
    private readonly DbTransaction transaction;
    private readonly ReferenceCache references;
    private readonly HashSet<EventKey> seen = [];
    private readonly SqliteStatement? insert;
    private readonly Stopwatch watch = new();
    private readonly Dictionary<ReferenceHash, long> notices = [];

    private RawInsertStore(DbConnection connection, DbTransaction transaction, ReferenceHasher hasher, bool isSqlite)
    {
        this.connection = connection;
        this.transaction = transaction;
        references = new ReferenceCache(hasher, "raw");
        insert = isSqlite ? SqliteStatement.Prepare(connection, InsertSql) : null;
    }

    /// <summary>Rows inserted.</summary>
    public long Rows { get; private set; }

    /// <summary>Seconds spent in the database alone.</summary>
    public double Seconds => watch.Elapsed.TotalSeconds;

    /// <summary>Makes the table in an empty database and begins.</summary>
    public static async Task<RawInsertStore> OpenAsync(Database database, ReferenceHasher hasher, CancellationToken cancellation)
    {
        var isSqlite = database.Dialect is SqliteDialect;
        var opened = await database.OpenAsync(cancellation);
        await opened.ExecuteAsync(new CommandDefinition(isSqlite ? SqliteTableSql : PostgresTableSql, cancellationToken: cancellation));
        return new RawInsertStore(opened, await opened.BeginTransactionAsync(cancellation), hasher, isSqlite);
    }

    /// <summary>Inserts events; of equal ids the first. Hashing and looking for repeats are outside the measured time.</summary>
    public async Task InsertAsync(IReadOnlyList<NoticeEvent> events, CancellationToken cancellation)
    {
        List<(NoticeEvent Event, RawReferences References)> rows = [.. events.Where(one => seen.Add(EventKey.Of(one.EventId))).Select(one => (one, Raw(one)))];
        watch.Start();
        if (insert is not null)
        {
            foreach (var (one, raw) in rows)
            {
                Bind(insert, one, raw).Run();
            }
        }
        else
        {
            await using var copy = await ((NpgsqlConnection)connection).BeginBinaryImportAsync(CopySql, cancellation);
            for (var at = 0; at < rows.Count; at++)
            {
                PostgresCopyStore.WriteRaw(copy, at, rows[at].Event, rows[at].References);
            }

            await copy.CompleteAsync(cancellation);
        }

        watch.Stop();
        Rows += rows.Count;
    }

    /// <summary>Makes the rows durable; measured too.</summary>
    public async Task CommitAsync(CancellationToken cancellation)
    {
        insert?.Dispose();
        watch.Start();
        await transaction.CommitAsync(cancellation);
        watch.Stop();
        await connection.ExecuteAsync(new CommandDefinition("drop table raw_event", cancellationToken: cancellation));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        insert?.Dispose();
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static SqliteStatement Bind(SqliteStatement insert, NoticeEvent one, in RawReferences references) => insert
        .Add(1)
        .Add(references.NoticeId)
        .Add(one.EventId)
        .Add(references.Item)
        .Add((long)one.Type)
        .Add(one.OccurredAt.ToMicros())
        .Add(one.RecordedAt.ToMicros())
        .Add(one.Provider is null ? null : 1L)
        .Add(one.IssuerCountry)
        .Add(one.HostCountry)
        .Add(one.Category)
        .Add(one.NoticeType)
        .Add(RawReferences.RulesOf(one))
        .Add(one.LimitSeconds)
        .Add(one.DeadlineAt?.ToMicros())
        .Add(one.Territory)
        .Add(references.Material)
        .Add(one.Target)
        .Add(one.Reason)
        .Add((long?)one.Evidence);

    private RawReferences Raw(NoticeEvent one)
    {
        var hashes = references.Of(one);
        notices.TryAdd(hashes.Notice, notices.Count + 1);
        return new(notices[hashes.Notice], hashes.Item?.ToBytes(), hashes.Material?.ToBytes());
    }
}
