using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using NodaTime;
using Portal.Data.Audit;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Reminders;

/// <summary>
/// Keeps who is reminded of what. Addresses are sealed; deleting a subscription forgets its address and its deliveries. Each change is in the audit
/// log, without the address.
/// </summary>
public sealed class SubscriptionStore(Database database, ReminderKey key, AuditStore audit)
{
    /// <summary>Subscriptions of one owner, at most.</summary>
    public const int MostOfOwner = 20;

    /// <summary>The actor in the audit log where a signed link of a mail was followed.</summary>
    private const string ByLink = "link in a mail";

    private const string Columns =
        "id, handle, channel, target, wants_at_risk, wants_overdue, digest_seconds, state, secret_version, created_at";

    private const string AddSql = $"""
        insert into reminder_subscription (
            handle, owner, scope_provider, scope_jurisdiction, channel, target, wants_at_risk, wants_overdue, digest_seconds, state, secret_version,
            last_change_id, next_digest_at, created_at)
        select @handle, @owner, @provider, @jurisdiction, @channel, @target, @wantsAtRisk, @wantsOverdue, @digestSeconds, @state, 1,
            (select coalesce(max(id), 0) from reminder_change), @now, @now
        where (select count(*) from reminder_subscription where owner = @owner) < @most
        returning {Columns}
        """;

    private const string OfOwnerSql = $"""
        select {Columns}
        from reminder_subscription
        where owner = @owner
        order by id
        """;

    // What happened while nothing could go out is old by now
    private const string ActivateSql = """
        update reminder_subscription
        set state = 1,
            last_change_id = (select coalesce(max(id), 0) from reminder_change)
        where state = @from
            and (id = @id and owner = @owner or handle = @handle)
        returning id
        """;

    private const string PauseSql = """
        update reminder_subscription
        set state = 2
        where id = @id
            and owner = @owner
            and state = 1
        returning id
        """;

    private const string RenewSql = """
        update reminder_subscription
        set secret_version = secret_version + 1
        where id = @id
            and owner = @owner
            and channel = 2
        returning id
        """;

    private const string VersionSql = """
        select secret_version
        from reminder_subscription
        where id = @id
        """;

    private const string DeleteSql = """
        delete from reminder_subscription
        where id = @id and owner = @owner or handle = @handle
        returning id
        """;

    private const string StateSql = """
        select state
        from reminder_subscription
        where handle = @handle
        """;

    /// <summary>Adds a subscription; null where its owner has too many. An e-mail address has to agree first.</summary>
    public async Task<Subscription?> AddAsync(string owner, Scope scope, NewSubscription asked, Instant now, CancellationToken cancellation)
    {
        var (provider, jurisdiction) = ReminderScope.Of(scope);
        var row = new
        {
            handle = RandomNumberGenerator.GetBytes(ReminderKey.HandleLength),
            owner,
            provider,
            jurisdiction,
            channel = (int)asked.Channel,
            target = key.Seal(asked.Target),
            wantsAtRisk = asked.WantsAtRisk,
            wantsOverdue = asked.WantsOverdue,
            digestSeconds = (long)asked.Digest.TotalSeconds,
            state = (int)(asked.Channel == ReminderChannel.Mail ? SubscriptionState.Unconfirmed : SubscriptionState.Active),
            now,
            most = MostOfOwner,
        };
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var added = await connection.QuerySingleOrDefaultAsync<SubscriptionRow>(new CommandDefinition(AddSql, row, transaction, cancellationToken: cancellation));
        if (added is null)
        {
            return null;
        }

        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["channel"] = asked.Channel.ToString().ToLowerInvariant(),
            ["scope"] = provider ?? jurisdiction!,
        };
        await audit.AppendAsync(transaction, new AuditEvent(owner, "reminder.add", Subject(added.Id), facts), cancellation);
        await transaction.CommitAsync(cancellation);
        return added.ToSubscription(key);
    }

    /// <summary>The subscriptions of one person, oldest first.</summary>
    public async Task<IReadOnlyList<Subscription>> OfOwnerAsync(string owner, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<SubscriptionRow>(new CommandDefinition(OfOwnerSql, new { owner }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToSubscription(key))];
    }

    /// <summary>Where a subscription stands; null where it is no more.</summary>
    public async Task<SubscriptionState?> StateAsync(byte[] handle, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return (SubscriptionState?)await connection.ExecuteScalarAsync<long?>(new CommandDefinition(StateSql, new { handle }, cancellationToken: cancellation));
    }

    /// <summary>The owner of the address agrees; reminders begin now.</summary>
    public Task<bool> ConfirmAsync(byte[] handle, CancellationToken cancellation) =>
        ChangeAsync("reminder.confirm", ByLink, ActivateSql, new { id = 0L, owner = "", handle, from = (int)SubscriptionState.Unconfirmed }, cancellation);

    /// <summary>Reminders go out again, from now on.</summary>
    public Task<bool> ResumeAsync(long id, string owner, CancellationToken cancellation) =>
        ChangeAsync("reminder.resume", owner, ActivateSql, new { id, owner, handle = Array.Empty<byte>(), from = (int)SubscriptionState.Paused }, cancellation);

    /// <summary>Nothing goes out until it is resumed.</summary>
    public Task<bool> PauseAsync(long id, string owner, CancellationToken cancellation) => ChangeAsync("reminder.pause", owner, PauseSql, new { id, owner }, cancellation);

    /// <summary>Forgets a subscription, its address and its deliveries.</summary>
    public Task<bool> DeleteAsync(long id, string owner, CancellationToken cancellation) =>
        ChangeAsync("reminder.delete", owner, DeleteSql, new { id, owner, handle = Array.Empty<byte>() }, cancellation);

    /// <summary>The same by its name in a link.</summary>
    public Task<bool> DeleteAsync(byte[] handle, CancellationToken cancellation) =>
        ChangeAsync("reminder.delete", ByLink, DeleteSql, new { id = 0L, owner = "", handle }, cancellation);

    /// <summary>Gives a webhook another secret; the one before signs nothing any more. Null where there is no such webhook.</summary>
    public async Task<int?> RenewSecretAsync(long id, string owner, CancellationToken cancellation)
    {
        if (!await ChangeAsync("reminder.renew-secret", owner, RenewSql, new { id, owner }, cancellation))
        {
            return null;
        }

        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(VersionSql, new { id }, cancellationToken: cancellation));
    }

    private static string Subject(long id) => string.Create(CultureInfo.InvariantCulture, $"reminder {id}");

    private async Task<bool> ChangeAsync(string action, string actor, string sql, object parameters, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.ExecuteScalarAsync<long?>(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellation)) is not { } id)
        {
            return false;
        }

        await audit.AppendAsync(transaction, new AuditEvent(actor, action, Subject(id)), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private sealed record SubscriptionRow
    {
        public required long Id { get; init; }

        public required byte[] Handle { get; init; }

        public required int Channel { get; init; }

        public required byte[] Target { get; init; }

        public required bool WantsAtRisk { get; init; }

        public required bool WantsOverdue { get; init; }

        public required long DigestSeconds { get; init; }

        public required int State { get; init; }

        public required int SecretVersion { get; init; }

        public required Instant CreatedAt { get; init; }

        internal Subscription ToSubscription(ReminderKey key) => new(
            Id,
            Handle,
            new NewSubscription((ReminderChannel)Channel, key.Open(Target), WantsAtRisk, WantsOverdue, Duration.FromSeconds(DigestSeconds)),
            (SubscriptionState)State,
            SecretVersion,
            CreatedAt);
    }
}
