using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Reminders;

/// <summary>Puts changes into the messages of those who may see them.</summary>
internal static class ReminderMessageStore
{
    // A digest time further away than one digest was set by a clock that has been put back since
    private const string DueSubscriptionsSql = """
        select id, channel, scope_provider, scope_jurisdiction, wants_at_risk, wants_overdue, digest_seconds, last_change_id
        from reminder_subscription
        where state = 1
            and (next_digest_at <= @now or next_digest_at > @now + digest_seconds * 1000000)
            and last_change_id < (select coalesce(max(id), 0) from reminder_change)
        order by id
        """;

    // The scope is that of the item now: a notice that was corrected to somebody else is nobody else's business
    private const string ChangesSql = """
        select c.id, c.item_id, c.notice_id, c.rule, c.holder, c.kind, c.due_at, c.happened_at, i.rule as item_rule, i.deadline_at, i.removed_at, i.released_at, i.flags,
            i.is_synthetic, i.item_ref, n.ref as notice_ref
        from reminder_change c
        join item_state i on i.id = c.item_id
        join notice n on n.id = c.notice_id
        left join provider p on p.id = i.provider_id
        where c.id > @after
            and c.holder = coalesce(i.provider_id, 0)
            and not c.is_baseline
            and ((c.kind = 1 and @wantsAtRisk) or (c.kind = 2 and @wantsOverdue))
            and (cast(@provider as text) is null or p.code = @provider)
            and (cast(@jurisdiction as text) is null or i.issuer_country = @jurisdiction or i.host_country = @jurisdiction)
        order by c.id
        limit @limit
        """;

    private const string LastChangeSql = """
        select coalesce(max(id), 0)
        from reminder_change
        """;

    private const string EnqueueSql = """
        insert into reminder_delivery (delivery_id, subscription_id, kind, payload, change_count, state, attempts, next_attempt_at, created_at)
        values (@deliveryId, @subscriptionId, @kind, @payload, @count, 0, 0, @now, @now)
        """;

    private const string MoveOnSql = """
        update reminder_subscription
        set last_change_id = @last,
            next_digest_at = @next
        where id = @id
        """;

    /// <summary>Whether a message may be due; a look that locks nothing.</summary>
    internal static async Task<bool> AnyDueAsync(DbConnection connection, Instant now, CancellationToken cancellation) =>
        (await connection.QueryAsync<SubscriptionRow>(new CommandDefinition(DueSubscriptionsSql, new { now }, cancellationToken: cancellation))).Any();

    /// <summary>Makes the messages that are due, in the transaction of the pass, and moves their subscriptions on.</summary>
    internal static async Task<int> MakeAsync(DbTransaction transaction, Instant now, CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        var due = await connection.QueryAsync<SubscriptionRow>(new CommandDefinition(DueSubscriptionsSql, new { now }, transaction, cancellationToken: cancellation));
        var last = await connection.ExecuteScalarAsync<long>(new CommandDefinition(LastChangeSql, transaction: transaction, cancellationToken: cancellation));
        var made = 0;
        foreach (var subscription in due)
        {
            var asked = new
            {
                after = subscription.LastChangeId,
                wantsAtRisk = subscription.WantsAtRisk,
                wantsOverdue = subscription.WantsOverdue,
                provider = subscription.ScopeProvider,
                jurisdiction = subscription.ScopeJurisdiction,
                limit = subscription.MostChanges,
            };
            var rows = (await connection.QueryAsync<ChangeRow>(new CommandDefinition(ChangesSql, asked, transaction, cancellationToken: cancellation))).AsList();
            var (isCut, lastRead) = (rows.Count == subscription.MostChanges, rows.Count == 0 ? 0 : rows[^1].Id);
            rows.RemoveAll(row => !row.Holds());
            var lines = ReminderMessage.LinesOf([.. rows.Select(row => (row.ToChange(), row.Reference))]);
            if (lines.Count > 0)
            {
                await EnqueueAsync(transaction, subscription, lines, rows.Exists(row => row.IsSynthetic), now, cancellation);
                made++;
            }

            // What did not fit follows at once, in a message of its own
            var next = lines.Count > 0 && !isCut ? now + Duration.FromSeconds(subscription.DigestSeconds) : now;
            var moved = new { id = subscription.Id, last = isCut ? lastRead : last, next };
            await connection.ExecuteAsync(new CommandDefinition(MoveOnSql, moved, transaction, cancellationToken: cancellation));
        }

        return made;
    }

    private static async Task EnqueueAsync(
        DbTransaction transaction, SubscriptionRow subscription, IReadOnlyList<ReminderLine> lines, bool isSynthetic, Instant now, CancellationToken cancellation)
    {
        var message = new ReminderMessage
        {
            Delivery = NewDeliveryId(),
            Kind = DeliveryKind.Digest,
            CreatedAt = now,
            Provider = subscription.ScopeProvider,
            Jurisdiction = subscription.ScopeJurisdiction,
            IsSynthetic = isSynthetic,
            AtRisk = lines.Count(line => line.Change == ReminderMessage.AtRiskWord),
            Overdue = lines.Count(line => line.Change == ReminderMessage.OverdueWord),
            Changes = subscription.IsMail ? [.. lines.Take(ReminderMessage.MostLinesOfMail)] : lines,
        };
        var row = new
        {
            deliveryId = message.Delivery,
            subscriptionId = subscription.Id,
            kind = (int)DeliveryKind.Digest,
            payload = message.Write(),
            count = lines.Count,
            now,
        };
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(EnqueueSql, row, transaction, cancellationToken: cancellation));
    }

    /// <summary>Another id of a delivery.</summary>
    internal static string NewDeliveryId() => "rd-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    private sealed record SubscriptionRow
    {
        public required long Id { get; init; }

        public required int Channel { get; init; }

        public string? ScopeProvider { get; init; }

        public string? ScopeJurisdiction { get; init; }

        public required bool WantsAtRisk { get; init; }

        public required bool WantsOverdue { get; init; }

        public required long DigestSeconds { get; init; }

        public required long LastChangeId { get; init; }

        internal bool IsMail => Channel == (int)ReminderChannel.Mail;

        // A person gets one mail with the counts of all; a program gets every change
        internal int MostChanges => IsMail ? 100_000 : ReminderMessage.MostChanges;
    }

    private sealed record ChangeRow
    {
        public required long Id { get; init; }

        public required long ItemId { get; init; }

        public required long NoticeId { get; init; }

        public required string Rule { get; init; }

        public required long Holder { get; init; }

        public required int Kind { get; init; }

        public required Instant DueAt { get; init; }

        public required Instant HappenedAt { get; init; }

        public string? ItemRule { get; init; }

        public Instant? DeadlineAt { get; init; }

        public Instant? RemovedAt { get; init; }

        public Instant? ReleasedAt { get; init; }

        public required int Flags { get; init; }

        public required bool IsSynthetic { get; init; }

        public byte[]? ItemRef { get; init; }

        public required byte[] NoticeRef { get; init; }

        internal string Reference => ReminderMessage.ReferenceOf(NoticeRef, ItemRef);

        internal DueChange ToChange() => new(ItemId, NoticeId, Rule, Holder, (DueChangeKind)Kind, DueAt, HappenedAt);

        internal bool Holds() => DueQueue.Holds(ToChange(), ItemRule, DeadlineAt, RemovedAt ?? ReleasedAt, (ItemFlags)Flags);
    }
}
