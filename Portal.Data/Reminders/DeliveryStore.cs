using System.Security.Cryptography;
using Dapper;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Reminders;

/// <summary>The outbox: what waits, who holds it, what became of it. At least once, and always under the same delivery id.</summary>
public sealed class DeliveryStore(Database database, ReminderKey key)
{
    private const string AddSql = """
        insert into reminder_delivery (delivery_id, subscription_id, kind, payload, change_count, state, attempts, next_attempt_at, created_at)
        select @deliveryId, id, @kind, @payload, 0, 0, 0, @now, @now
        from reminder_subscription
        where id = @subscriptionId
            and owner = @owner
        """;

    private const string ScopeSql = """
        select scope_provider, scope_jurisdiction
        from reminder_subscription
        where id = @subscriptionId
            and owner = @owner
        """;

    // A lease or a waiting time longer than any that is given was set by a clock that has been put back since. A question for agreement goes to
    // addresses that have not agreed, a test also while paused. The outer conditions repeat the inner ones: of two workers at the same row the
    // second finds it taken.
    private const string FreeSql = """
        d.state = 0
            and (d.next_attempt_at <= @now or d.next_attempt_at > @now + @longestWait)
            and (d.lease_until is null or d.lease_until <= @now or d.lease_until > @now + @leaseLength)
        """;

    private const string ClaimSql = $"""
        update reminder_delivery as d
        set lease = @lease,
            lease_until = @now + @leaseLength,
            attempts = d.attempts + 1
        where d.id = (
                select d.id
                from reminder_delivery d
                join reminder_subscription s on s.id = d.subscription_id
                where {FreeSql}
                    and (d.kind = 3 and s.state = 0 or d.kind = 2 and s.state > 0 or d.kind = 1 and s.state = 1)
                order by d.next_attempt_at, d.id
                limit 1)
            and {FreeSql}
        returning id
        """;

    private const string ClaimedSql = """
        select d.id, d.payload, d.attempts, s.id as subscription_id, s.handle, s.channel, s.target, s.wants_at_risk, s.wants_overdue, s.digest_seconds,
            s.state, s.secret_version, s.created_at
        from reminder_delivery d
        join reminder_subscription s on s.id = d.subscription_id
        where d.id = @id
            and d.lease = @lease
        """;

    // Whoever lost the lease changes nothing: another worker has the delivery now
    private const string FinishSql = """
        update reminder_delivery
        set state = @state,
            next_attempt_at = coalesce(cast(@nextAt as bigint), next_attempt_at),
            finished_at = @finishedAt,
            result = @result,
            lease = null,
            lease_until = null
        where id = @id
            and lease = @lease
        """;

    private const string RecentSql = """
        select d.id, d.delivery_id, d.subscription_id, s.channel, d.kind, d.change_count, d.state, d.attempts, d.next_attempt_at, d.created_at,
            d.finished_at, d.result
        from reminder_delivery d
        join reminder_subscription s on s.id = d.subscription_id
        where s.owner = @owner
        order by d.id desc
        limit @limit
        """;

    private const string AgainSql = """
        update reminder_delivery
        set state = 0,
            attempts = 0,
            next_attempt_at = @now,
            finished_at = null
        where id = @id
            and state = 2
            and subscription_id in (select id from reminder_subscription where owner = @owner)
        """;

    private const string PruneSql = """
        delete from reminder_delivery
        where state > 0
            and finished_at < @before
        """;

    /// <summary>Puts a test or a question for agreement into the outbox; false where the owner has no such subscription.</summary>
    public async Task<bool> AddAsync(long subscriptionId, string owner, DeliveryKind kind, Instant now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var scope = await connection.QuerySingleOrDefaultAsync<ScopeRow>(new CommandDefinition(ScopeSql, new { subscriptionId, owner }, cancellationToken: cancellation));
        if (scope is null)
        {
            return false;
        }

        var message = new ReminderMessage
        {
            Delivery = ReminderMessageStore.NewDeliveryId(),
            Kind = kind,
            CreatedAt = now,
            Provider = scope.ScopeProvider,
            Jurisdiction = scope.ScopeJurisdiction,
        };
        var row = new { deliveryId = message.Delivery, subscriptionId, owner, kind = (int)kind, payload = message.Write(), now };
        return await connection.ExecuteAsync(new CommandDefinition(AddSql, row, cancellationToken: cancellation)) > 0;
    }

    /// <summary>Takes the delivery that has waited longest; null where none is to be sent now.</summary>
    public async Task<ClaimedDelivery?> ClaimAsync(Instant now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var lease = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        var asked = new { now, lease, leaseLength = Micros(ClaimedDelivery.LeaseLength), longestWait = Micros(Duration.FromDays(1)) };
        var id = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(ClaimSql, asked, cancellationToken: cancellation));
        if (id is null)
        {
            return null;
        }

        var row = await connection.QuerySingleOrDefaultAsync<ClaimedRow>(new CommandDefinition(ClaimedSql, new { id, lease }, cancellationToken: cancellation));
        return row?.ToDelivery(lease, key);
    }

    /// <summary>Notes what a try brought; false where the lease was lost meanwhile.</summary>
    public async Task<bool> FinishAsync(ClaimedDelivery delivery, SendOutcome outcome, Instant now, CancellationToken cancellation)
    {
        var again = outcome is SendOutcome.Later later ? BackOff.Next(delivery.Attempt, now, later.After) : null;
        var state = outcome is SendOutcome.Sent ? DeliveryState.Sent : again is null ? DeliveryState.GivenUp : DeliveryState.Waiting;
        var row = new
        {
            id = delivery.Id,
            lease = delivery.Lease,
            state = (int)state,
            nextAt = again,
            finishedAt = state == DeliveryState.Waiting ? (Instant?)null : now,
            result = outcome.Result,
        };
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(FinishSql, row, cancellationToken: cancellation)) > 0;
    }

    /// <summary>The last deliveries of one person, newest first.</summary>
    public async Task<IReadOnlyList<DeliveryView>> RecentAsync(string owner, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<DeliveryView>(new CommandDefinition(RecentSql, new { owner, limit }, cancellationToken: cancellation))];
    }

    /// <summary>Tries a delivery again that was given up.</summary>
    public async Task<bool> TryAgainAsync(long id, string owner, Instant now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(AgainSql, new { id, owner, now }, cancellationToken: cancellation)) > 0;
    }

    /// <summary>Forgets finished deliveries of the time before.</summary>
    public async Task<int> PruneAsync(Instant before, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(PruneSql, new { before }, cancellationToken: cancellation));
    }

    private static long Micros(Duration duration) => duration.ToInt64Nanoseconds() / 1000;

    private sealed record ScopeRow
    {
        public string? ScopeProvider { get; init; }

        public string? ScopeJurisdiction { get; init; }
    }

    private sealed record ClaimedRow
    {
        public required long Id { get; init; }

        public required string Payload { get; init; }

        public required int Attempts { get; init; }

        public required long SubscriptionId { get; init; }

        public required byte[] Handle { get; init; }

        public required int Channel { get; init; }

        public required byte[] Target { get; init; }

        public required bool WantsAtRisk { get; init; }

        public required bool WantsOverdue { get; init; }

        public required long DigestSeconds { get; init; }

        public required int State { get; init; }

        public required int SecretVersion { get; init; }

        public required Instant CreatedAt { get; init; }

        internal ClaimedDelivery ToDelivery(string lease, ReminderKey key) => new(
            Id,
            lease,
            new Subscription(
                SubscriptionId,
                Handle,
                new NewSubscription((ReminderChannel)Channel, key.Open(Target), WantsAtRisk, WantsOverdue, Duration.FromSeconds(DigestSeconds)),
                (SubscriptionState)State,
                SecretVersion,
                CreatedAt),
            ReminderMessage.Read(Payload),
            Payload,
            Attempts);
    }
}
