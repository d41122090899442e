using System.Data.Common;
using Dapper;
using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Regimes;
using Portal.Data.Storage;

namespace Portal.Data.Clocks;

/// <summary>Keeps the clocks of the deadline board in step with the folded items, inside the transaction that changed them.</summary>
public sealed class BoardClockStore(Database database, RuleBook rules, IClock clock) : INoticeChangeStore
{
    // Notices a statement: enough that a statement's own cost vanishes, few enough for a list parameter
    private const int ChunkNotices = 5_000;

    private const string ClearAllSql = """
        delete from board_clock
        """;

    // notice_item_open finds the open ones when no list of notices narrows it
    private const string ItemsSql = $"""
        select {NoticeSql.StateColumns}, n.ref as notice_ref
        from item_state i
        join notice n on n.id = i.notice_id
        left join provider p on p.id = i.provider_id
        where i.released_at is null
            and (i.removed_at is null or (i.removed_at >= @since and i.removed_at > i.deadline_at))
        """;

    private static readonly RowInserts Rows = new(
        "board_clock",
        "item_id, notice_id, notice_ref, item_ref, provider, issuer_country, host_country, category, rule, started_at, "
            + "due_at, at_risk_at, gone_at, alive_at, evidence, evidence_at, flags, is_synthetic, order_at");

    private const string DropOldSql = """
        delete from board_clock
        where gone_at < @since
        """;

    private const string GrowSql = """
        update board_version
        set version = version + 1
        where id = 1
        """;

    private const string BuiltSql = """
        select version
        from board_version
        where id = 1
        """;

    private readonly string clearSql = "delete from board_clock where " + database.Dialect.InList("notice_id", "notices");
    private readonly string itemsOfSql = ItemsSql + "\n    and " + database.Dialect.InList("i.notice_id", "notices");

    /// <summary>Builds the board of a database that has none yet; doing it again changes nothing.</summary>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        await using (var connection = await database.OpenAsync(cancellation))
        {
            if (await connection.QuerySingleAsync<long>(new CommandDefinition(BuiltSql, cancellationToken: cancellation)) > 0)
            {
                return;
            }
        }

        await RebuildAsync(cancellation);
    }

    /// <summary>Builds the whole board anew from the folded items, in one transaction.</summary>
    public async Task RebuildAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(ClearAllSql, transaction: transaction, cancellationToken: cancellation));
        await PutAsync(transaction, ItemsSql, notices: null, cancellation);
        await FinishAsync(transaction, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <inheritdoc/>
    public INoticeChanges Begin(DbTransaction transaction) => new Changes(this, transaction);

    /// <summary>Reads the folded items of some notices again, in the transaction that changed them.</summary>
    private async Task RefreshAsync(DbTransaction transaction, IReadOnlyCollection<long> notices, CancellationToken cancellation)
    {
        foreach (var chunk in notices.Chunk(ChunkNotices))
        {
            var parameters = new { notices = database.Dialect.ListValue(chunk) };
            await transaction.Connection!.ExecuteAsync(new CommandDefinition(clearSql, parameters, transaction, cancellationToken: cancellation));
            await PutAsync(transaction, itemsOfSql, chunk, cancellation);
        }
    }

    /// <summary>Says that the board changed, last before the commit: on PostgreSQL this row is where writers meet.</summary>
    private async Task FinishAsync(DbTransaction transaction, CancellationToken cancellation)
    {
        var since = new { since = Since.ToMicros() };
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(DropOldSql, since, transaction, cancellationToken: cancellation));
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(GrowSql, transaction: transaction, cancellationToken: cancellation));
    }

    private Instant Since => clock.GetCurrentInstant() - BoardClockReader.UndeterminedFor;

    private async Task PutAsync(DbTransaction transaction, string sql, long[]? notices, CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        var since = Since;
        var reader = new BoardClockReader(await rules.CurrentAsync(cancellation));
        var parameters = new DynamicParameters();
        parameters.Add("since", since.ToMicros());
        if (notices is not null)
        {
            parameters.Add("notices", database.Dialect.ListValue(notices));
        }

        var items = (await connection.QueryAsync<ItemRow>(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellation))).AsList();
        var clocks = items.Select(item => (item, clock: reader.Read(item.ToItem(), item.NoticeRef, since))).Where(one => one.clock is not null).ToList();
        await Rows.WriteAsync(transaction, clocks, (row, one) => Put(row, one.item, one.clock!), cancellation);
    }

    private static void Put(IRowValues row, ItemRow item, BoardClock one)
    {
        row.Put(one.ItemId);
        row.Put(one.NoticeId);
        row.Put(item.NoticeRef);
        row.Put(item.ItemRef);
        row.Put(one.Provider);
        row.Put(one.IssuerCountry);
        row.Put(one.HostCountry);
        row.Put(one.Category);
        row.Put(one.Rule);
        row.Put(one.StartedAt.ToMicros());
        row.Put(one.DueAt?.ToMicros());
        row.Put(one.AtRiskAt?.ToMicros());
        row.Put(one.GoneAt?.ToMicros());
        row.Put(one.AliveAt?.ToMicros());
        row.Put((long)one.Evidence);
        row.Put(one.EvidenceAt.ToMicros());
        row.Put((long)one.Flags);
        row.Put(one.IsSynthetic);
        row.Put(BoardPlace.Of(one).At.ToMicros());
    }

    /// <summary>
    /// The notices that one transaction changed; their clocks are read once, when all states are written. What was not on the board before it and is not in
    /// the end is forgotten: of a large file that is nearly everything.
    /// </summary>
    private sealed class Changes(BoardClockStore board, DbTransaction transaction) : INoticeChanges
    {
        private readonly HashSet<long> known = [];
        private readonly HashSet<long> fresh = [];

        private readonly Instant since = board.Since;
        private bool isTouched;

        public bool IsFull => false;

        public void Take(NoticeChange change)
        {
            isTouched = true;
            if (!fresh.Contains(change.NoticeId) && change.Timeline.Start.Any(IsOnBoard))
            {
                known.Add(change.NoticeId);
            }
            else if (change.Timeline.End.Any(IsOnBoard))
            {
                fresh.Add(change.NoticeId);
            }
            else
            {
                fresh.Remove(change.NoticeId);
            }
        }

        public Task MakeRoomAsync(CancellationToken cancellation) => Task.CompletedTask;

        public async Task FlushAsync(CancellationToken cancellation)
        {
            if (isTouched)
            {
                await board.RefreshAsync(transaction, [.. known.Union(fresh)], cancellation);
                await board.FinishAsync(transaction, cancellation);
                known.Clear();
                fresh.Clear();
                isTouched = false;
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        // As the statement reads, or wider: what stopped on time never has a clock here
        private bool IsOnBoard(ItemState item) => item.ReleasedAt is null && (item.RemovedAt is not { } removed || removed >= since);
    }

    private sealed record ItemRow : StateRow
    {
        public required byte[] NoticeRef { get; init; }

        internal StoredItem ToItem() => new(Id, NoticeId, IsSynthetic, ToState([])) { Group = NoticeGroup.Of(NoticeRef) };
    }
}
