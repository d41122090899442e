using System.Data.Common;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>The states of items on SQLite, read and written one by one without layers.</summary>
internal sealed class SqliteStateStore : IStateRows
{
    private const string ReadSql = $"""
        select {NoticeSql.StateColumns}
        from item_state i
        left join provider p on p.id = i.provider_id
        where i.notice_id = @notice_id
        order by i.id
        """;

    private const string ReadSpellsSql = """
        select started_at, ended_at, alive_at
        from item_spell
        where item_id = @item_id
        order by started_at
        """;

    private static readonly string Values = string.Join(", ", NoticeSql.ItemColumns.Split(", ").Select(column => "@" + column));

    private static readonly string InsertSql = $"""
        insert into notice_item ({NoticeSql.ItemColumns})
        values ({Values})
        """;

    private static readonly string UpdateSql = $"""
        update notice_item
        set ({NoticeSql.ItemColumns}) = ({Values})
        where id = @id
        """;

    private const string FindLabelSql = """
        select min(id)
        from item_label
        where provider_id = coalesce((select id from provider where code = @provider), 0)
            and issuer_country = @issuer_country
            and host_country = @host_country
            and category = @category
            and notice_type = @notice_type
            and rule = @rule
            and is_synthetic = @is_synthetic
        """;

    private const string AddLabelSql = """
        insert into item_label (provider_id, issuer_country, host_country, category, notice_type, rule, is_synthetic)
        values (coalesce((select id from provider where code = @provider), 0), @issuer_country, @host_country, @category, @notice_type, @rule, @is_synthetic)
        """;

    private const string DeleteSql = """
        delete from notice_item
        where id = @id
        """;

    private const string DeleteSpellsSql = """
        delete from item_spell
        where item_id = @item_id
        """;

    private const string InsertSpellSql = """
        insert into item_spell (item_id, started_at, ended_at, alive_at)
        values (@item_id, @started_at, @ended_at, @alive_at)
        """;

    private readonly TextPool pool = new();
    private readonly ItemLabels labels = new();
    private readonly SqliteStatement read;
    private readonly SqliteStatement readSpells;
    private readonly SqliteStatement findLabel;
    private readonly SqliteStatement addLabel;
    private readonly SqliteStatement insert;
    private readonly SqliteStatement update;
    private readonly SqliteStatement delete;
    private readonly SqliteStatement deleteSpells;
    private readonly SqliteStatement insertSpell;

    internal SqliteStateStore(DbTransaction transaction)
    {
        var connection = transaction.Connection!;
        findLabel = SqliteStatement.Prepare(connection, FindLabelSql);
        addLabel = SqliteStatement.Prepare(connection, AddLabelSql);
        read = SqliteStatement.Prepare(connection, ReadSql);
        readSpells = SqliteStatement.Prepare(connection, ReadSpellsSql);
        insert = SqliteStatement.Prepare(connection, InsertSql);
        update = SqliteStatement.Prepare(connection, UpdateSql);
        delete = SqliteStatement.Prepare(connection, DeleteSql);
        deleteSpells = SqliteStatement.Prepare(connection, DeleteSpellsSql);
        insertSpell = SqliteStatement.Prepare(connection, InsertSpellSql);
    }

    public Task<IReadOnlyList<IReadOnlyList<KeptState>>> ReadAsync(IReadOnlyList<long> noticeIds, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<IReadOnlyList<KeptState>>>([.. noticeIds.Select(Read)]);

    public Task WriteAsync(IReadOnlyList<StateChange> changes, CancellationToken cancellation)
    {
        for (var at = 0; at < changes.Count; at++)
        {
            var change = changes[at];
            if (change.HadSpells)
            {
                deleteSpells.Add(change.ItemId).Run();
            }

            if (change.State is { } state)
            {
                Write(change, state, LabelOf(ItemLabel.Of(state, change.IsSynthetic)));
            }
            else
            {
                delete.Add(change.ItemId).Run();
            }
        }

        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])[read, readSpells, findLabel, addLabel, insert, update, delete, deleteSpells, insertSpell])
        {
            statement.Dispose();
        }
    }

    private long LabelOf(in ItemLabel label)
    {
        var id = labels.Find(label);
        if (id == 0)
        {
            id = Bind(findLabel, label).Step() ? findLabel.Long(0) : 0;
            findLabel.Reset();
            if (id == 0)
            {
                Bind(addLabel, label).Run();
                id = addLabel.LastId;
            }

            labels.Remember(label, id);
        }

        return id;
    }

    private static SqliteStatement Bind(SqliteStatement statement, in ItemLabel label) => statement
        .Add(label.Provider).Add(label.IssuerCountry).Add(label.HostCountry).Add(label.Category).Add(label.NoticeType).Add(label.Rule).Add(label.IsSynthetic ? 1 : 0);

    private void Write(in StateChange change, ItemState state, long label)
    {
        var statement = change.ItemId == 0 ? insert : update;
        NoticeSql.Put(statement, change.NoticeId, label, state);
        _ = change.ItemId == 0 ? statement.Run() : statement.Add(change.ItemId).Run();
        var id = change.ItemId == 0 ? statement.LastId : change.ItemId;
        for (var at = 0; at < state.LaterSpells.Count; at++)
        {
            var spell = state.LaterSpells[at];
            insertSpell.Add(id).Add(spell.From.ToMicros()).Add(spell.To?.ToMicros()).Add(spell.AliveAt?.ToMicros()).Run();
        }
    }

    private List<KeptState> Read(long noticeId)
    {
        var kept = new List<KeptState>();
        read.Add(noticeId);
        while (read.Step())
        {
            kept.Add(new KeptState(read.Long(0), ReadOne()));
        }

        return kept;
    }

    private ItemState ReadOne() => new()
    {
        ItemRef = read.IsNull(2) ? null : Convert.ToHexStringLower(read.Bytes(2)),
        Provider = pool.Get(read.Bytes(3)),
        IssuerCountry = pool.Get(read.Bytes(4)),
        HostCountry = pool.Get(read.Bytes(5)),
        Category = pool.Get(read.Bytes(6)),
        NoticeType = pool.Get(read.Bytes(7)),
        Rule = Text(8),
        IssuedAt = TypeHandlers.ToInstant(read.Long(9)),
        ReceivedAt = TypeHandlers.ToInstant(read.Long(10)),
        DeadlineAt = Time(11),
        OriginalDeadlineAt = Time(12),
        AcknowledgedAt = Time(13),
        ClaimedAt = Time(14),
        AliveAt = Time(15),
        RemovedAt = Time(16),
        ReleasedAt = Time(17),
        ReleaseReason = Text(18),
        Flags = (ItemFlags)read.Long(19),
        LaterSpells = read.IsNull(16) ? [] : Spells(read.Long(0)),
    };

    private string? Text(int column) => read.IsNull(column) ? null : pool.Get(read.Bytes(column));

    private Instant? Time(int column) => read.LongOrNull(column) is { } micros ? TypeHandlers.ToInstant(micros) : (Instant?)null;

    private List<OnlineSpell> Spells(long itemId)
    {
        var spells = new List<OnlineSpell>();
        readSpells.Add(itemId);
        while (readSpells.Step())
        {
            spells.Add(new OnlineSpell(
                TypeHandlers.ToInstant(readSpells.Long(0)),
                readSpells.LongOrNull(1) is { } end ? TypeHandlers.ToInstant(end) : (Instant?)null,
                readSpells.LongOrNull(2) is { } alive ? TypeHandlers.ToInstant(alive) : (Instant?)null));
        }

        return spells;
    }
}
