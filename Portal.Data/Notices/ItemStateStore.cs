using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Keeps the folded states of touched notices, inside the transaction that appended their events.</summary>
internal sealed class ItemStateStore : IAsyncDisposable
{
    private const string EventsSql = """
        select e.notice_id, e.event_id, e.item_ref, e.type, e.occurred_at, e.recorded_at, e.provider_id, e.issuer_country, e.host_country, e.category,
            e.notice_type, e.rules, e.limit_seconds, e.deadline_at, e.territory, e.material_ref, e.target, e.reason, e.evidence, s.code as source_code
        from notice_event e
        join source s on s.id = e.source_id
        where e.notice_id = @noticeId
        order by e.id
        """;

    private const string StatesSql = """
        select id, item_ref
        from item_state
        where notice_id = @noticeId
        order by id
        """;

    private const string DeleteSpellsSql = """
        delete from item_spell
        where item_id in (
            select id
            from item_state
            where notice_id = @noticeId)
        """;

    private const string DeleteStateSql = """
        delete from item_state
        where id = @id
        """;

    private const string Columns =
        "item_ref, provider_id, issuer_country, host_country, category, notice_type, rule, issued_at, received_at, deadline_at, "
        + "original_deadline_at, acknowledged_at, claimed_at, alive_at, removed_at, released_at, release_reason, flags, is_synthetic";

    private const string Parameters =
        "@item_ref, @provider_id, @issuer_country, @host_country, @category, @notice_type, @rule, @issued_at, @received_at, @deadline_at, "
        + "@original_deadline_at, @acknowledged_at, @claimed_at, @alive_at, @removed_at, @released_at, @release_reason, @flags, @is_synthetic";

    private const string InsertSql = $"""
        insert into item_state ({Columns}, notice_id)
        values ({Parameters}, @key)
        returning id
        """;

    private const string UpdateSql = $"""
        update item_state
        set ({Columns}) = ({Parameters})
        where id = @key
        returning id
        """;

    private const string InsertSpellSql = """
        insert into item_spell (item_id, started_at, ended_at)
        values (@item_id, @started_at, @ended_at)
        """;

    private static readonly (string Name, DbType Type)[] Bound =
    [
        ("item_ref", DbType.Binary), ("provider_id", DbType.Int64), ("issuer_country", DbType.String), ("host_country", DbType.String),
        ("category", DbType.String), ("notice_type", DbType.String), ("rule", DbType.String), ("issued_at", DbType.Int64),
        ("received_at", DbType.Int64), ("deadline_at", DbType.Int64), ("original_deadline_at", DbType.Int64), ("acknowledged_at", DbType.Int64),
        ("claimed_at", DbType.Int64), ("alive_at", DbType.Int64), ("removed_at", DbType.Int64), ("released_at", DbType.Int64),
        ("release_reason", DbType.String), ("flags", DbType.Int32), ("is_synthetic", DbType.Boolean), ("key", DbType.Int64),
    ];

    private readonly DbTransaction transaction;
    private readonly DbConnection connection;
    private readonly NoticeFold fold;
    private readonly INoticeChanges changes;
    private readonly Dictionary<string, long> idOfProvider;
    private readonly Dictionary<long, string> codeOfProvider;
    private readonly Statement insert;
    private readonly Statement update;
    private readonly Statement insertSpell;

    internal ItemStateStore(DbTransaction transaction, NoticeFold fold, INoticeChanges changes, Dictionary<string, long> idOfProvider)
    {
        this.changes = changes;
        this.transaction = transaction;
        connection = transaction.Connection!;
        this.fold = fold;
        this.idOfProvider = idOfProvider;
        codeOfProvider = idOfProvider.ToDictionary(pair => pair.Value, pair => pair.Key);
        insert = Statement.Prepare(transaction, InsertSql, Bound);
        update = Statement.Prepare(transaction, UpdateSql, Bound);
        insertSpell = Statement.Prepare(transaction, InsertSpellSql, ("item_id", DbType.Int64), ("started_at", DbType.Int64), ("ended_at", DbType.Int64));
    }

    /// <summary>Folds all events of a notice again, keeps the result and tells what changed; items keep their ids.</summary>
    internal async Task RefoldAsync(TouchedNotice touched, CancellationToken cancellation)
    {
        var (noticeId, isSynthetic) = (touched.Id, touched.IsSynthetic);
        var reference = NoticeEventRow.Hex(touched.Reference);
        var key = new { noticeId };
        var rows = await connection.QueryAsync<SourcedRow>(new CommandDefinition(EventsSql, key, transaction, cancellationToken: cancellation));
        NoticeEvent[] events = [.. rows.Select(row => row.ToEvent(row.SourceCode, reference, row.ProviderId is { } id ? codeOfProvider[id] : null))];
        var items = fold.Fold(events);
        var steps = NoticeTimeline.Change(fold, touched.Before(events), events);
        await changes.TakeAsync(new NoticeChange(NoticeGroup.Of(touched.Reference), isSynthetic, steps), cancellation);
        var stored = await connection.QueryAsync<StateKey>(new CommandDefinition(StatesSql, key, transaction, cancellationToken: cancellation));
        var before = stored.ToDictionary(state => state.ItemRef is null ? "" : NoticeEventRow.Hex(state.ItemRef), state => state.Id);
        if (before.Count > 0)
        {
            await connection.ExecuteAsync(new CommandDefinition(DeleteSpellsSql, key, transaction, cancellationToken: cancellation));
        }

        foreach (var item in items)
        {
            await PutAsync(item, before.Remove(item.ItemRef ?? "", out var id) ? id : null, noticeId, isSynthetic, cancellation);
        }

        foreach (var id in before.Values)
        {
            await connection.ExecuteAsync(new CommandDefinition(DeleteStateSql, new { id }, transaction, cancellationToken: cancellation));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await insert.DisposeAsync();
        await update.DisposeAsync();
        await insertSpell.DisposeAsync();
    }

    private async Task PutAsync(ItemState item, long? id, long noticeId, bool isSynthetic, CancellationToken cancellation)
    {
        object?[] values =
        [
            item.ItemRef is null ? null : Convert.FromHexString(item.ItemRef),
            item.Provider.Length > 0 ? idOfProvider[item.Provider] : null,
            item.IssuerCountry, item.HostCountry, item.Category, item.NoticeType, item.Rule,
            item.IssuedAt.ToMicros(), item.ReceivedAt.ToMicros(), item.DeadlineAt?.ToMicros(), item.OriginalDeadlineAt?.ToMicros(),
            item.AcknowledgedAt?.ToMicros(), item.ClaimedAt?.ToMicros(), item.AliveAt?.ToMicros(), item.RemovedAt?.ToMicros(),
            item.ReleasedAt?.ToMicros(), item.ReleaseReason, (int)item.Flags, isSynthetic, id ?? noticeId,
        ];
        var kept = Convert.ToInt64(await (id is null ? insert : update).ScalarAsync(cancellation, values), CultureInfo.InvariantCulture);
        foreach (var spell in item.LaterSpells)
        {
            await insertSpell.ExecuteAsync(cancellation, kept, spell.From.ToMicros(), spell.To?.ToMicros());
        }
    }

    private sealed record SourcedRow : NoticeEventRow
    {
        public required string SourceCode { get; init; }
    }

    private sealed record StateKey
    {
        public required long Id { get; init; }

        public byte[]? ItemRef { get; init; }
    }
}
