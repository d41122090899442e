using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>One durable transaction of one source: events in, states of the touched notices brought up to date, all or nothing.</summary>
public sealed class NoticeBatchStore : IAsyncDisposable
{
    private const string SourceSql = """
        select id
        from source
        where code = @code
        """;

    private const string ProvidersSql = """
        select id, code
        from provider
        """;

    private const string InsertNoticeSql = """
        insert into notice (ref, is_synthetic)
        values (@ref, @synthetic)
        on conflict (ref) do nothing
        returning id
        """;

    private const string FindNoticeSql = """
        select id
        from notice
        where ref = @ref
        """;

    private const string InsertEventSql = """
        insert into notice_event (
            source_id, event_id, notice_id, item_ref, type, occurred_at, recorded_at, provider_id, issuer_country, host_country, category,
            notice_type, rules, limit_seconds, deadline_at, territory, material_ref, target, reason, evidence)
        values (
            @source_id, @event_id, @notice_id, @item_ref, @type, @occurred_at, @recorded_at, @provider_id, @issuer_country, @host_country, @category,
            @notice_type, @rules, @limit_seconds, @deadline_at, @territory, @material_ref, @target, @reason, @evidence)
        on conflict (source_id, event_id) do nothing
        """;

    private const string FindEventSql = """
        select notice_id, event_id, item_ref, type, occurred_at, recorded_at, provider_id, issuer_country, host_country, category, notice_type,
            rules, limit_seconds, deadline_at, territory, material_ref, target, reason, evidence
        from notice_event
        where source_id = @sourceId
            and event_id = @eventId
        """;

    // The one update of an event: a repeat that was known earlier moves its record back, as the contract of duplicates says
    private const string KnownEarlierSql = """
        update notice_event
        set recorded_at = @recordedAt
        where source_id = @sourceId
            and event_id = @eventId
            and recorded_at > @recordedAt
        """;

    private readonly DbConnection connection;
    private readonly DbTransaction transaction;
    private readonly Source source;
    private readonly long sourceId;
    private readonly Dictionary<string, long> providers;
    private readonly ReferenceHasher hasher;
    private readonly INoticeChanges changes;
    private readonly ItemStateStore states;
    private readonly Statement insertNotice;
    private readonly Statement findNotice;
    private readonly Statement insertEvent;

    private NoticeBatchStore(
        DbTransaction transaction, Source source, long sourceId, Dictionary<string, long> providers, ReferenceHasher hasher, NoticeFold fold, INoticeChanges changes)
    {
        this.changes = changes;
        connection = transaction.Connection!;
        this.transaction = transaction;
        this.source = source;
        this.sourceId = sourceId;
        this.providers = providers;
        this.hasher = hasher;
        states = new ItemStateStore(transaction, fold, changes, providers);
        insertNotice = Statement.Prepare(transaction, InsertNoticeSql, ("ref", DbType.Binary), ("synthetic", DbType.Boolean));
        findNotice = Statement.Prepare(transaction, FindNoticeSql, ("ref", DbType.Binary));
        insertEvent = Statement.Prepare(
            transaction, InsertEventSql,
            ("source_id", DbType.Int64), ("event_id", DbType.String), ("notice_id", DbType.Int64), ("item_ref", DbType.Binary),
            ("type", DbType.Int32), ("occurred_at", DbType.Int64), ("recorded_at", DbType.Int64), ("provider_id", DbType.Int64),
            ("issuer_country", DbType.String), ("host_country", DbType.String), ("category", DbType.String), ("notice_type", DbType.String),
            ("rules", DbType.String), ("limit_seconds", DbType.Int64), ("deadline_at", DbType.Int64), ("territory", DbType.String),
            ("material_ref", DbType.Binary), ("target", DbType.String), ("reason", DbType.String), ("evidence", DbType.Int32));
    }

    internal static async Task<NoticeBatchStore> OpenAsync(
        DbConnection connection, Source source, ReferenceHasher hasher, NoticeFold fold, INoticeChangeStore listener, CancellationToken cancellation)
    {
        var id = await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(SourceSql, new { code = source.Code }, cancellationToken: cancellation))
            ?? throw new ArgumentException($"Source {source.Code} is not stored.", nameof(source));
        var rows = await connection.QueryAsync<(long Id, string Code)>(new CommandDefinition(ProvidersSql, cancellationToken: cancellation));
        var begun = await connection.BeginTransactionAsync(cancellation);
        return new NoticeBatchStore(begun, source, id, rows.ToDictionary(row => row.Code, row => row.Id), hasher, fold, listener.Begin(begun));
    }

    /// <summary>Appends events and brings the states of their notices up to date, not yet durable.</summary>
    /// <param name="events">Events with the sender's own references, which are hashed here and kept nowhere.</param>
    /// <param name="cancellation">Ends the work; then dispose without commit.</param>
    /// <returns>What became of each event, in the same order.</returns>
    public async Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<NoticeEvent> events, CancellationToken cancellation)
    {
        var results = new AppendResult[events.Count];
        var touched = new Dictionary<long, TouchedNotice>();
        for (var at = 0; at < events.Count; at++)
        {
            results[at] = await AppendOneAsync(events[at], touched, cancellation);
        }

        foreach (var notice in touched.Values)
        {
            await states.RefoldAsync(notice, cancellation);
        }

        return results;
    }

    /// <summary>Makes everything appended durable.</summary>
    public async Task CommitAsync(CancellationToken cancellation)
    {
        await changes.FlushAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Takes back what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        await changes.DisposeAsync();
        await states.DisposeAsync();
        await insertNotice.DisposeAsync();
        await findNotice.DisposeAsync();
        await insertEvent.DisposeAsync();
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task<AppendResult> AppendOneAsync(NoticeEvent one, Dictionary<long, TouchedNotice> touched, CancellationToken cancellation)
    {
        long? providerId = null;
        if (one.Provider is { Length: > 0 } code)
        {
            if (!providers.TryGetValue(code, out var known))
            {
                return AppendResult.UnknownProvider;
            }

            providerId = known;
        }

        var reference = hasher.Notice(source.Namespace, one.NoticeRef);
        var found = await findNotice.ScalarAsync(cancellation, reference)
            ?? await insertNotice.ScalarAsync(cancellation, reference, source.IsSynthetic);
        var noticeId = Convert.ToInt64(found, CultureInfo.InvariantCulture);

        var row = NoticeEventRow.Of(one, noticeId, providerId, source.Namespace, hasher);
        if (await insertEvent.ExecuteAsync(cancellation, row.Values(sourceId)) == 0)
        {
            return await RepeatAsync(row, reference, touched, cancellation);
        }

        Touch(touched, noticeId, reference).Added.Add(one.EventId);
        return AppendResult.Accepted;
    }

    private async Task<AppendResult> RepeatAsync(
        NoticeEventRow row, byte[] reference, Dictionary<long, TouchedNotice> touched, CancellationToken cancellation)
    {
        var key = new { sourceId, eventId = row.EventId };
        var before = await connection.QuerySingleAsync<NoticeEventRow>(new CommandDefinition(FindEventSql, key, transaction, cancellationToken: cancellation));
        if (!before.SaysTheSameAs(row))
        {
            return AppendResult.IdReused;
        }

        var earlier = new { sourceId, eventId = row.EventId, recordedAt = row.RecordedAt };
        if (await connection.ExecuteAsync(new CommandDefinition(KnownEarlierSql, earlier, transaction, cancellationToken: cancellation)) > 0)
        {
            Touch(touched, row.NoticeId, reference).KnownEarlier.TryAdd(row.EventId, TypeHandlers.ToInstant(before.RecordedAt));
        }

        return AppendResult.Duplicate;
    }

    private TouchedNotice Touch(Dictionary<long, TouchedNotice> touched, long noticeId, byte[] reference)
    {
        if (!touched.TryGetValue(noticeId, out var notice))
        {
            notice = new TouchedNotice(noticeId, reference, source.Code, source.IsSynthetic);
            touched.Add(noticeId, notice);
        }

        return notice;
    }
}
