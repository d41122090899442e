using System.Data.Common;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>The states of items on SQLite, read and written one by one without layers.</summary>
internal sealed class SqliteStateStore : IDisposable
{
    private const string Parameters =
        "@item_ref, @provider_id, @issuer_country, @host_country, @category, @notice_type, @rule, @issued_at, @received_at, @deadline_at, "
        + "@original_deadline_at, @acknowledged_at, @claimed_at, @alive_at, @removed_at, @released_at, @release_reason, @flags, @is_synthetic";

    private const string ReadSql = $"""
        select {NoticeSql.StateColumns}, id
        from item_state
        where notice_id = @notice_id
        order by id
        """;

    private const string ReadSpellsSql = """
        select started_at, ended_at
        from item_spell
        where item_id = @item_id
        order by started_at
        """;

    private const string InsertSql = $"""
        insert into item_state ({NoticeSql.StateColumns}, notice_id)
        values ({Parameters}, @notice_id)
        """;

    private const string UpdateSql = $"""
        update item_state
        set ({NoticeSql.StateColumns}) = ({Parameters})
        where id = @id
        """;

    private const string DeleteSql = """
        delete from item_state
        where id = @id
        """;

    private const string DeleteSpellsSql = """
        delete from item_spell
        where item_id = @item_id
        """;

    private const string InsertSpellSql = """
        insert into item_spell (item_id, started_at, ended_at)
        values (@item_id, @started_at, @ended_at)
        """;

    private readonly BatchContext context;
    private readonly TextPool pool;
    private readonly SqliteStatement read;
    private readonly SqliteStatement readSpells;
    private readonly SqliteStatement insert;
    private readonly SqliteStatement update;
    private readonly SqliteStatement delete;
    private readonly SqliteStatement deleteSpells;
    private readonly SqliteStatement insertSpell;

    internal SqliteStateStore(DbConnection connection, BatchContext context, TextPool pool)
    {
        this.context = context;
        this.pool = pool;
        read = SqliteStatement.Prepare(connection, ReadSql);
        readSpells = SqliteStatement.Prepare(connection, ReadSpellsSql);
        insert = SqliteStatement.Prepare(connection, InsertSql);
        update = SqliteStatement.Prepare(connection, UpdateSql);
        delete = SqliteStatement.Prepare(connection, DeleteSql);
        deleteSpells = SqliteStatement.Prepare(connection, DeleteSpellsSql);
        insertSpell = SqliteStatement.Prepare(connection, InsertSpellSql);
    }

    internal IReadOnlyList<KeptState> Read(long noticeId)
    {
        var kept = new List<KeptState>();
        read.Add(noticeId);
        while (read.Step())
        {
            kept.Add(new KeptState(read.Long(19), ReadOne()));
        }

        return kept;
    }

    /// <summary>Stores a change; items keep their ids.</summary>
    internal void Write(in StateChange change)
    {
        if (change.HadSpells)
        {
            deleteSpells.Add(change.ItemId).Run();
        }

        if (change.State is not { } state)
        {
            delete.Add(change.ItemId).Run();
            return;
        }

        Bind(change.ItemId == 0 ? insert : update, state, change.Notice.IsSynthetic).Add(change.ItemId == 0 ? change.Notice.Id : change.ItemId).Run();
        var id = change.ItemId == 0 ? insert.LastId : change.ItemId;
        foreach (var spell in state.LaterSpells)
        {
            insertSpell.Add(id).Add(spell.From.ToMicros()).Add(spell.To?.ToMicros()).Run();
        }
    }

    public void Dispose()
    {
        read.Dispose();
        readSpells.Dispose();
        insert.Dispose();
        update.Dispose();
        delete.Dispose();
        deleteSpells.Dispose();
        insertSpell.Dispose();
    }

    private SqliteStatement Bind(SqliteStatement statement, ItemState state, bool isSynthetic) => statement
        .Add(state.ItemRef is null ? null : Convert.FromHexString(state.ItemRef))
        .Add(state.Provider.Length > 0 ? context.ProviderIds[state.Provider] : null)
        .Add(state.IssuerCountry)
        .Add(state.HostCountry)
        .Add(state.Category)
        .Add(state.NoticeType)
        .Add(state.Rule)
        .Add(state.IssuedAt.ToMicros())
        .Add(state.ReceivedAt.ToMicros())
        .Add(state.DeadlineAt?.ToMicros())
        .Add(state.OriginalDeadlineAt?.ToMicros())
        .Add(state.AcknowledgedAt?.ToMicros())
        .Add(state.ClaimedAt?.ToMicros())
        .Add(state.AliveAt?.ToMicros())
        .Add(state.RemovedAt?.ToMicros())
        .Add(state.ReleasedAt?.ToMicros())
        .Add(state.ReleaseReason)
        .Add((long)state.Flags)
        .Add(isSynthetic ? 1 : 0);

    private ItemState ReadOne() => new()
    {
        ItemRef = read.IsNull(0) ? null : Convert.ToHexStringLower(read.Bytes(0)),
        Provider = read.LongOrNull(1) is { } id ? context.Providers[id] : "",
        IssuerCountry = pool.Get(read.Bytes(2)),
        HostCountry = pool.Get(read.Bytes(3)),
        Category = pool.Get(read.Bytes(4)),
        NoticeType = pool.Get(read.Bytes(5)),
        Rule = read.IsNull(6) ? null : pool.Get(read.Bytes(6)),
        IssuedAt = TypeHandlers.ToInstant(read.Long(7)),
        ReceivedAt = TypeHandlers.ToInstant(read.Long(8)),
        DeadlineAt = Time(9),
        OriginalDeadlineAt = Time(10),
        AcknowledgedAt = Time(11),
        ClaimedAt = Time(12),
        AliveAt = Time(13),
        RemovedAt = Time(14),
        ReleasedAt = Time(15),
        ReleaseReason = read.IsNull(16) ? null : pool.Get(read.Bytes(16)),
        Flags = (ItemFlags)read.Long(17),
        LaterSpells = read.IsNull(14) ? [] : Spells(read.Long(19)),
    };

    private Instant? Time(int column) => read.LongOrNull(column) is { } micros ? TypeHandlers.ToInstant(micros) : (Instant?)null;

    private List<OnlineSpell> Spells(long itemId)
    {
        var spells = new List<OnlineSpell>();
        readSpells.Add(itemId);
        while (readSpells.Step())
        {
            spells.Add(new OnlineSpell(
                TypeHandlers.ToInstant(readSpells.Long(0)),
                readSpells.LongOrNull(1) is { } end ? TypeHandlers.ToInstant(end) : (Instant?)null));
        }

        return spells;
    }
}
