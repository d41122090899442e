using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Dapper;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// Items folded anew from their events: what could be seen of a past instant, with what was known then. Reads every event, so it is slow.
/// </summary>
public sealed class NoticeHistoryQueries(Database database)
{
    // In the order of notices: one notice at a time is in memory, never the history of all
    private const string EventsSql = """
        select e.notice_id, e.event_id, e.item_ref, e.type, e.occurred_at, e.recorded_at, e.provider_id, e.issuer_country, e.host_country, e.category,
            e.notice_type, e.rules, e.limit_seconds, e.deadline_at, e.territory, e.material_ref, e.target, e.reason, e.evidence,
            s.code as source_code, p.code as provider_code, n.is_synthetic, n.ref as notice_ref
        from notice_event e
        join source s on s.id = e.source_id
        join notice n on n.id = e.notice_id
        left join provider p on p.id = e.provider_id
        where cast(@knownAt as bigint) is null or e.recorded_at <= @knownAt
        order by e.notice_id, e.source_id, e.event_id
        """;

    private const string OpenSql = """
        select e.notice_id, e.event_id, e.item_ref, e.type, e.occurred_at, e.recorded_at, e.provider_id, e.issuer_country, e.host_country, e.category,
            e.notice_type, e.rules, e.limit_seconds, e.deadline_at, e.territory, e.material_ref, e.target, e.reason, e.evidence,
            s.code as source_code, p.code as provider_code, n.is_synthetic, n.ref as notice_ref
        from notice_event e
        join source s on s.id = e.source_id
        join notice n on n.id = e.notice_id
        left join provider p on p.id = e.provider_id
        where e.notice_id in (
            select i.notice_id
            from item_state i
            where i.removed_at is null
                and i.released_at is null)
        order by e.notice_id, e.source_id, e.event_id
        """;

    /// <summary>Every notice with an open item, one at a time. For the program's own upkeep: whoever shows a notice asks with a scope.</summary>
    internal async IAsyncEnumerable<OpenNotice> OpenAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var waiting = new List<HistoryRow>();
        await foreach (var row in connection.QueryUnbufferedAsync<HistoryRow>(OpenSql).WithCancellation(cancellation))
        {
            if (waiting.Count > 0 && waiting[0].NoticeId != row.NoticeId)
            {
                yield return Open(waiting);
                waiting.Clear();
            }

            waiting.Add(row);
        }

        if (waiting.Count > 0)
        {
            yield return Open(waiting);
        }
    }

    /// <summary>The items that a scope may see and a filter asks for, as they then stood; their ids are 0, for some are no more.</summary>
    /// <param name="scope">Judged by what each item then was.</param>
    /// <param name="filter">Likewise.</param>
    /// <param name="fold">How a state follows from events.</param>
    /// <param name="asOf">Later events are left out; null leaves out none.</param>
    /// <param name="knownAt">Events recorded later are not known; null knows all.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<IReadOnlyList<StoredItem>> ItemsAsync(
        Scope scope, ItemFilter filter, NoticeFold fold, Instant? asOf, Instant? knownAt, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var items = new List<StoredItem>();
        var waiting = new List<HistoryRow>();
        await foreach (var row in RowsAsync(connection, knownAt).WithCancellation(cancellation))
        {
            if (waiting.Count > 0 && waiting[0].NoticeId != row.NoticeId)
            {
                items.AddRange(Fold(waiting, fold, asOf, knownAt).Where(item => IsSeen(item, scope) && filter.Asks(item)));
                waiting.Clear();
            }

            waiting.Add(row);
        }

        items.AddRange(Fold(waiting, fold, asOf, knownAt).Where(item => IsSeen(item, scope) && filter.Asks(item)));
        return items;
    }

    /// <summary>Every notice with all its events, one at a time, for those who recount what is kept beside them.</summary>
    internal async IAsyncEnumerable<(NoticeChange Notice, IReadOnlyList<NoticeEvent> Events)> NoticesAsync(
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var waiting = new List<HistoryRow>();
        await foreach (var row in RowsAsync(connection, knownAt: null).WithCancellation(cancellation))
        {
            if (waiting.Count > 0 && waiting[0].NoticeId != row.NoticeId)
            {
                yield return Notice(waiting);
                waiting.Clear();
            }

            waiting.Add(row);
        }

        if (waiting.Count > 0)
        {
            yield return Notice(waiting);
        }
    }

    private static (NoticeChange, IReadOnlyList<NoticeEvent>) Notice(List<HistoryRow> rows) => (
        new NoticeChange(rows[0].NoticeId, NoticeGroup.Of(rows[0].NoticeRef), rows[0].IsSynthetic, []),
        [.. rows.Select(row => row.ToEvent(row.SourceCode, "", row.ProviderCode))]);

    private static IAsyncEnumerable<HistoryRow> RowsAsync(DbConnection connection, Instant? knownAt) =>
        connection.QueryUnbufferedAsync<HistoryRow>(EventsSql, new { knownAt = knownAt?.ToMicros() });

    private static IEnumerable<StoredItem> Fold(List<HistoryRow> rows, NoticeFold fold, Instant? asOf, Instant? knownAt) =>
        rows.Count == 0
            ? []
            : fold.Fold(rows.Select(row => row.ToEvent(row.SourceCode, "", row.ProviderCode)), asOf, knownAt)
                .Select(state => new StoredItem(0, rows[0].NoticeId, rows[0].IsSynthetic, state) { Group = NoticeGroup.Of(rows[0].NoticeRef) });

    private static OpenNotice Open(List<HistoryRow> rows) => new(
        rows[0].NoticeId,
        NoticeGroup.Of(rows[0].NoticeRef),
        rows[0].IsSynthetic,
        [.. rows.Select(row => row.ToEvent(row.SourceCode, "", row.ProviderCode))]);

    private static bool IsSeen(StoredItem item, Scope scope) => scope switch
    {
        Scope.All => true,
        Scope.Public => item.IsSynthetic,
        Scope.OfProvider one => item.State.Provider == one.Code,
        Scope.OfJurisdiction one => item.State.IssuerCountry == one.Code || item.State.HostCountry == one.Code,
        _ => throw new UnreachableException(),
    };

    private sealed record HistoryRow : NoticeEventRow
    {
        public required string SourceCode { get; init; }

        public string? ProviderCode { get; init; }

        public required bool IsSynthetic { get; init; }

        public required byte[] NoticeRef { get; init; }
    }
}
