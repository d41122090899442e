using System.Data.Common;
using Dapper;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Reminders;

/// <summary>
/// Raises each change once and puts it into the next message of every subscription that may see it. One pass goes after another, whoever makes it.
/// </summary>
public sealed class DueQueueStore(Database database)
{
    /// <summary>Obligations taken up in one pass; a first look at a large register takes several.</summary>
    private const int MostObligations = 20_000;

    // The partial index of open items leads by deadline, and the key of changes tells what was raised before
    private const string OpenSql = """
        select i.id as item_id, i.notice_id, i.rule, coalesce(i.provider_id, 0) as holder, i.received_at as started_at, i.deadline_at as due_at,
            exists (
                select 1
                from reminder_change c
                where c.item_id = i.id and c.rule = i.rule and c.due_at = i.deadline_at and c.holder = coalesce(i.provider_id, 0) and c.kind = 1) as is_warned
        from item_state i
        where i.removed_at is null
            and i.released_at is null
            and i.flags % 2 = 0
            and i.rule is not null
            and i.deadline_at <= @horizon
            and i.issued_at <= @now
            and not exists (
                select 1
                from reminder_change c
                where c.item_id = i.id and c.rule = i.rule and c.due_at = i.deadline_at and c.holder = coalesce(i.provider_id, 0) and c.kind = 2)
        order by i.deadline_at, i.id
        limit @limit
        """;

    // Holds the row until the end of the transaction: the next pass waits here
    private const string BeginPassSql = """
        update reminder_pass
        set passes = passes + 1
        where id = 1
        returning raised_through
        """;

    private const string EndPassSql = """
        update reminder_pass
        set raised_through = @now
        where id = 1
            and (raised_through is null or raised_through < @now)
        """;

    private const string IsFirstPassSql = """
        select count(*)
        from reminder_pass
        where raised_through is null
        """;

    private const string RaiseSql = """
        insert into reminder_change (item_id, notice_id, rule, holder, kind, due_at, happened_at, raised_at, is_baseline)
        values (@ItemId, @NoticeId, @Rule, @Holder, @kind, @DueAt, @HappenedAt, @now, @isBaseline)
        on conflict (item_id, rule, due_at, holder, kind) do nothing
        """;

    private const string NextWorkSql = """
        select min(at)
        from (
            select min(next_attempt_at) as at
            from reminder_delivery
            where state = 0
                and next_attempt_at > @now
            union all
            select min(next_digest_at) as at
            from reminder_subscription
            where state = 1
                and next_digest_at > @now
                and last_change_id < (select coalesce(max(id), 0) from reminder_change)) work
        """;

    /// <summary>Raises what stands now and makes the messages that are due. The very first pass only takes note of what already stands.</summary>
    public async Task<PassResult> PassAsync(Instant now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var open = await OpenAsync(connection, null, now, cancellation);
        var (raised, made) = (0, 0);
        if (Fresh(open, now).Any() || await IsAnythingElseToDoAsync(connection, now, cancellation))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            raised = await RaiseAsync(transaction, now, cancellation);
            made = await ReminderMessageStore.MakeAsync(transaction, now, cancellation);
            await transaction.CommitAsync(cancellation);
        }

        var work = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(NextWorkSql, new { now }, cancellationToken: cancellation));
        var change = DueQueue.Next(open.Select(row => row.ToObligation()), now);
        return new PassResult(raised, made, Earlier(change, work is { } at ? TypeHandlers.ToInstant(at) : null));
    }

    private static async Task<IReadOnlyList<OpenRow>> OpenAsync(DbConnection connection, DbTransaction? transaction, Instant now, CancellationToken cancellation)
    {
        var asked = new { now, horizon = now + DueQueue.LongestWarning + Duration.FromHours(1), limit = MostObligations };
        return [.. await connection.QueryAsync<OpenRow>(new CommandDefinition(OpenSql, asked, transaction, cancellationToken: cancellation))];
    }

    private static IEnumerable<DueChange> Fresh(IReadOnlyList<OpenRow> open, Instant now)
    {
        var warned = open.Where(row => row.IsWarned).Select(row => row.ItemId).ToHashSet();
        return DueQueue.Standing(open.Select(row => row.ToObligation()), now)
            .Where(one => one.Kind == DueChangeKind.Overdue || !warned.Contains(one.ItemId));
    }

    private static async Task<int> RaiseAsync(DbTransaction transaction, Instant now, CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        var through = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(BeginPassSql, transaction: transaction, cancellationToken: cancellation));
        var raised = 0;
        IReadOnlyList<OpenRow> open;
        do
        {
            open = await OpenAsync(connection, transaction, now, cancellation);
            foreach (var one in Fresh(open, now))
            {
                var row = new { one.ItemId, one.NoticeId, one.Rule, one.Holder, kind = (int)one.Kind, one.DueAt, one.HappenedAt, now, isBaseline = through is null };
                raised += await connection.ExecuteAsync(new CommandDefinition(RaiseSql, row, transaction, cancellationToken: cancellation));
            }
        }
        while (through is null && open.Count == MostObligations && open[^1].DueAt < now);

        await connection.ExecuteAsync(new CommandDefinition(EndPassSql, new { now }, transaction, cancellationToken: cancellation));
        return through is null ? 0 : raised;
    }

    private static async Task<bool> IsAnythingElseToDoAsync(DbConnection connection, Instant now, CancellationToken cancellation) =>
        await connection.ExecuteScalarAsync<long>(new CommandDefinition(IsFirstPassSql, cancellationToken: cancellation)) > 0
        || await ReminderMessageStore.AnyDueAsync(connection, now, cancellation);

    private static Instant? Earlier(Instant? one, Instant? other) => one is null || other < one ? other ?? one : one;

    private sealed record OpenRow
    {
        public required long ItemId { get; init; }

        public required long NoticeId { get; init; }

        public required string Rule { get; init; }

        public required long Holder { get; init; }

        public required Instant StartedAt { get; init; }

        public required Instant DueAt { get; init; }

        public required bool IsWarned { get; init; }

        internal DueObligation ToObligation() => new() { ItemId = ItemId, NoticeId = NoticeId, Rule = Rule, Holder = Holder, StartedAt = StartedAt, DueAt = DueAt };
    }
}
