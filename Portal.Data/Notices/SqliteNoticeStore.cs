using System.Data.Common;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>The rows of notices on SQLite: prepared statements without layers, one row at a time.</summary>
internal sealed class SqliteNoticeStore : INoticeRowStore
{
    private const string InsertNoticeSql = """
        insert into notice (ref, is_synthetic)
        values (@ref, @synthetic)
        on conflict (ref) do nothing
        """;

    private const string FindNoticeSql = """
        select id, is_synthetic
        from notice
        where ref = @ref
        """;

    private const string InsertEventSql = $"""
        insert into notice_event (source_id, notice_id, {NoticeSql.EventColumns})
        values (@source_id, @notice_id, @event_id, @item_ref, @type, @occurred_at, @recorded_at, @provider_id, @issuer_country, @host_country, @category,
            @notice_type, @rules, @limit_seconds, @deadline_at, @territory, @material_ref, @target, @reason, @evidence)
        on conflict (source_id, event_id) do nothing
        """;

    private const string FindEventSql = $"""
        select notice_id, {NoticeSql.EventColumns}
        from notice_event
        where source_id = @source_id
            and event_id = @event_id
        """;

    private const string KnownEarlierSql = """
        update notice_event
        set recorded_at = @recorded_at
        where source_id = @source_id
            and event_id = @event_id
        """;

    // The primary key begins with the notice: one stretch of the table
    private const string EventsSql = $"""
        select {NoticeSql.EventColumns}, source_id
        from notice_event
        where notice_id = @notice_id
        """;

    private readonly DbTransaction transaction;
    private readonly BatchContext context;
    private readonly SqliteStateStore states;
    private readonly SqliteStatement insertNotice;
    private readonly SqliteStatement findNotice;
    private readonly SqliteStatement insertEvent;
    private readonly SqliteStatement findEvent;
    private readonly SqliteStatement knowEarlier;
    private readonly SqliteStatement readEvents;
    private readonly SqliteEventReader reader;

    internal SqliteNoticeStore(DbTransaction transaction, BatchContext context)
    {
        var connection = transaction.Connection!;
        this.transaction = transaction;
        this.context = context;
        var pool = new TextPool();
        states = new SqliteStateStore(connection, context, pool);
        insertNotice = SqliteStatement.Prepare(connection, InsertNoticeSql);
        findNotice = SqliteStatement.Prepare(connection, FindNoticeSql);
        insertEvent = SqliteStatement.Prepare(connection, InsertEventSql);
        findEvent = SqliteStatement.Prepare(connection, FindEventSql);
        knowEarlier = SqliteStatement.Prepare(connection, KnownEarlierSql);
        readEvents = SqliteStatement.Prepare(connection, EventsSql);
        reader = new SqliteEventReader(readEvents, context, pool);
    }

    public Task FindOrAddAsync(IReadOnlyList<NoticeEntry> notices, CancellationToken cancellation)
    {
        foreach (var notice in notices)
        {
            notice.IsNew = insertNotice.Add(notice.Reference).Add(context.Source.IsSynthetic ? 1 : 0).Run() > 0;
            if (notice.IsNew)
            {
                (notice.Id, notice.IsSynthetic) = (insertNotice.LastId, context.Source.IsSynthetic);
            }
            else
            {
                Find(notice);
            }
        }

        return Task.CompletedTask;
    }

    public Task<bool[]> AppendAsync(IReadOnlyList<EventEntry> events, CancellationToken cancellation)
    {
        var appended = new bool[events.Count];
        for (var at = 0; at < events.Count; at++)
        {
            appended[at] = Append(events[at]);
        }

        return Task.FromResult(appended);
    }

    public Task<IReadOnlyList<NoticeEventRow>> FindEventsAsync(IReadOnlyList<EventEntry> events, CancellationToken cancellation)
    {
        var found = new NoticeEventRow[events.Count];
        for (var at = 0; at < found.Length; at++)
        {
            findEvent.Add(context.SourceId).Add(events[at].Content.EventId).Step();
            found[at] = SqliteEventReader.Row(findEvent);
            findEvent.Reset();
        }

        return Task.FromResult<IReadOnlyList<NoticeEventRow>>(found);
    }

    public Task KnowEarlierAsync(string eventId, long recordedAt, CancellationToken cancellation)
    {
        knowEarlier.Add(recordedAt).Add(context.SourceId).Add(eventId).Run();
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<NoticeHistory>> ReadAsync(IReadOnlyList<NoticeEntry> notices, CancellationToken cancellation)
    {
        var histories = new NoticeHistory[notices.Count];
        for (var at = 0; at < histories.Length; at++)
        {
            var notice = notices[at];
            readEvents.Add(notice.Id);
            histories[at] = new NoticeHistory(notice, reader.ReadNotice(notice.Reference), notice.IsNew ? [] : states.Read(notice.Id));
        }

        return Task.FromResult<IReadOnlyList<NoticeHistory>>(histories);
    }

    public Task<long[]> WriteAsync(IReadOnlyList<StateChange> changes, CancellationToken cancellation)
    {
        var ids = new long[changes.Count];
        for (var at = 0; at < ids.Length; at++)
        {
            ids[at] = states.Write(changes[at]);
        }

        return Task.FromResult(ids);
    }

    public Task CommitAsync(CancellationToken cancellation)
    {
        // An open statement would keep the transaction from ending
        DisposeStatements();
        return transaction.CommitAsync(cancellation);
    }

    public ValueTask DisposeAsync()
    {
        DisposeStatements();
        return transaction.DisposeAsync();
    }

    private void DisposeStatements()
    {
        states.Dispose();
        insertNotice.Dispose();
        findNotice.Dispose();
        insertEvent.Dispose();
        findEvent.Dispose();
        knowEarlier.Dispose();
        readEvents.Dispose();
    }

    private void Find(NoticeEntry notice)
    {
        findNotice.Add(notice.Reference).Step();
        (notice.Id, notice.IsSynthetic) = (findNotice.Long(0), findNotice.Long(1) != 0);
        findNotice.Reset();
    }

    private bool Append(in EventEntry entry) => Bind(insertEvent, context.SourceId, entry).Run() > 0;

    /// <summary>Binds the columns of an event in the order of the insert.</summary>
    internal static SqliteStatement Bind(SqliteStatement insert, long sourceId, in EventEntry entry)
    {
        var one = entry.Content;
        return insert
            .Add(sourceId)
            .Add(entry.Notice.Id)
            .Add(one.EventId)
            .Add(entry.ItemRef)
            .Add((long)one.Type)
            .Add(one.OccurredAt.ToMicros())
            .Add(one.RecordedAt.ToMicros())
            .Add(entry.ProviderId)
            .Add(one.IssuerCountry)
            .Add(one.HostCountry)
            .Add(one.Category)
            .Add(one.NoticeType)
            .Add(entry.Rules)
            .Add(one.LimitSeconds)
            .Add(one.DeadlineAt?.ToMicros())
            .Add(one.Territory)
            .Add(entry.MaterialRef)
            .Add(one.Target)
            .Add(one.Reason)
            .Add((long?)one.Evidence);
    }
}
