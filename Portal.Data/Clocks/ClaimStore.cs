using System.Data.Common;
using System.Globalization;
using Dapper;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Accounts;
using Portal.Data.Audit;
using Portal.Data.Imports;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;
using Portal.Data.Storage;

namespace Portal.Data.Clocks;

/// <summary>
/// Claims about clocks: a provider enters, the authority that issued decides, and each step goes into the audit log in the same
/// transaction. Accepted ones become events of the portal itself, so that fold, board and figures follow as from any other source.
/// </summary>
public sealed class ClaimStore(
    Database database, NoticeStore notices, SourceStore sources, ProviderStore providers, RuleBook rules, AuditStore audit, IClock clock)
{
    private const int MostReference = 40;

    /// <summary>Who sends the events of accepted claims.</summary>
    public static Source Source { get; } = new() { Code = "portal", Name = "Decisions entered in this register", Namespace = "portal", ToleranceSeconds = 0 };

    // The clocks that a claim is about: those of one provider, under the rule and authority of the one that ends first
    private const string ClocksSql = """
        select b.item_ref, b.notice_ref, b.issuer_country, b.host_country, b.rule, b.started_at, b.due_at
        from board_clock b
        where b.notice_id = @noticeId
            and b.provider = @provider
            and b.rule is not null
            and b.gone_at is null
        order by b.order_at, b.item_id
        """;

    private const string EnterSql = """
        insert into clock_claim (
            notice_id, provider, issuer_country, host_country, kind, rule, reason, deadline_at, reference, due_at, made_by, made_at, status, was_late)
        values (
            @noticeId, @provider, @issuer, @host, @kind, @rule, @reason, @deadlineAt, @reference, @dueAt, @actor, @now, 0, @isLate)
        on conflict (notice_id, provider, kind) where status = 0 do nothing
        returning id
        """;

    // Only the authority that issued decides, and only once: the second of two browsers changes no row
    private const string DecideSql = """
        update clock_claim
        set status = @status, decided_by = @actor, decided_at = @now, decision_reason = @reason
        where id = @id
            and status = 0
            and issuer_country = @jurisdiction
        """;

    private const string EndSql = """
        update clock_claim
        set ended_at = @now
        where id = @id
            and kind = 1
            and status = 1
            and ended_at is null
            and issuer_country = @jurisdiction
        """;

    private const string LateSql = """
        update clock_claim
        set was_late = @isLate
        where id = @id
        """;

    private const string FindSql = $"""
        select {ClaimQueries.Columns}
        from clock_claim c
        where c.id = @id
        """;

    private const string GrowSql = """
        update board_version
        set version = version + 1
        where id = 1
        """;

    /// <summary>A provider's person enters a claim.</summary>
    public async Task<ClaimResult> EnterAsync(Actor actor, Scope scope, ClaimRequest request, CancellationToken cancellation)
    {
        if (actor.Role != Role.Provider || scope is not Scope.OfProvider { Code: var provider })
        {
            return new ClaimResult.NotYours();
        }

        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var meant = await MeantAsync(transaction, request.NoticeId, provider, cancellation);
        if (meant.Count == 0)
        {
            return new ClaimResult.NotYours();
        }

        var (first, now) = (meant[0], clock.GetCurrentInstant());
        if (await ComplaintAsync(request, first, now, cancellation) is { } refused)
        {
            return refused;
        }

        var row = new
        {
            noticeId = request.NoticeId,
            provider,
            issuer = first.IssuerCountry,
            host = first.HostCountry,
            kind = (int)request.Kind,
            rule = first.Rule,
            reason = request.Reason,
            deadlineAt = request.DeadlineAt?.ToMicros(),
            reference = request.Reference,
            dueAt = first.DueAt?.ToMicros(),
            actor = actor.Key,
            now = now.ToMicros(),
            isLate = false,
        };
        var id = await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(EnterSql, row, transaction, cancellationToken: cancellation));
        if (id is null)
        {
            return new ClaimResult.Already();
        }

        return await FinishAsync(transaction, actor, "claim.entered", id.Value, first.NoticeRef, request.Reason, () => transaction.CommitAsync(cancellation), cancellation);
    }

    /// <summary>The person of the authority that issued accepts or turns down.</summary>
    public Task<ClaimResult> DecideAsync(Actor actor, Scope scope, long id, bool accept, string reason, CancellationToken cancellation) =>
        !(accept ? ClaimReasons.Accept : ClaimReasons.Reject).Contains(reason)
            ? Task.FromResult<ClaimResult>(new ClaimResult.Refused("reason", "Choose one of the reasons."))
            : ChangeAsync(actor, scope, id, accept ? "claim.accepted" : "claim.rejected", DecideSql, (int)(accept ? ClaimStatus.Accepted : ClaimStatus.Rejected), reason, cancellation);

    /// <summary>The same person says that an accepted ground has ended: the full period starts anew now.</summary>
    public Task<ClaimResult> EndAsync(Actor actor, Scope scope, long id, CancellationToken cancellation) =>
        ChangeAsync(actor, scope, id, "claim.ended", EndSql, (int)ClaimStatus.Accepted, "ended", cancellation);

    private async Task<ClaimResult> ChangeAsync(
        Actor actor, Scope scope, long id, string action, string sql, int status, string reason, CancellationToken cancellation)
    {
        if (actor.Role != Role.Regulator || scope is not Scope.OfJurisdiction { Code: var jurisdiction })
        {
            return new ClaimResult.NotYours();
        }

        await sources.PutAsync(Source, cancellation);
        var fold = CatalogueDeadlines.FoldOf(await rules.HistoryAsync(cancellation), await sources.AllAsync(cancellation), await providers.AllAsync(cancellation));
        await using var batch = await notices.BeginAsync(Source, fold, cancellation);
        var (transaction, now) = (batch.Transaction, clock.GetCurrentInstant());
        var connection = transaction.Connection!;
        var change = new { id, status, actor = actor.Key, now = now.ToMicros(), reason, jurisdiction };
        var changed = await connection.ExecuteAsync(new CommandDefinition(sql, change, transaction, cancellationToken: cancellation));
        var claim = await FindAsync(transaction, id, cancellation);
        if (changed == 0)
        {
            return claim?.IssuerCountry == jurisdiction ? new ClaimResult.Already() : new ClaimResult.NotYours();
        }

        var meant = (await MeantAsync(transaction, claim!.NoticeId, claim.Provider, cancellation)).Where(one => one.Rule == claim.Rule).ToList();
        if (status == (int)ClaimStatus.Accepted && meant.Count > 0)
        {
            // Granted after the deadline then in force: on record, and the fold lets it move nothing
            var isLate = claim.Kind == ClaimKind.Extension && meant[0].DueAt < now;
            await connection.ExecuteAsync(new CommandDefinition(LateSql, new { id, isLate }, transaction, cancellationToken: cancellation));
            await batch.AppendToAsync(meant[0].NoticeRef, [.. meant.SelectMany((one, at) => ClaimEvents.Of(claim, one.ItemRef, at, now))], cancellation);
        }

        var noticeRef = meant.Count > 0 ? meant[0].NoticeRef : null;
        return await FinishAsync(transaction, actor, action, id, noticeRef, reason, () => batch.CommitAsync(cancellation), cancellation);
    }

    private async Task<ClaimResult> FinishAsync(
        DbTransaction transaction, Actor actor, string action, long id, byte[]? noticeRef, string reason, Func<Task> commit, CancellationToken cancellation)
    {
        var claim = (await FindAsync(transaction, id, cancellation))!;
        var detail = new Dictionary<string, string>
        {
            ["kind"] = claim.Kind.ToString().ToLowerInvariant(),
            ["reason"] = reason,
            ["rule"] = claim.Rule,
            ["notice"] = noticeRef is null ? "" : PublicReference.Of(noticeRef),
            ["deadline"] = claim.DeadlineAt is { } until ? InstantPattern.General.Format(until) : "",
            ["late"] = claim.WasLate ? "yes" : "no",
        };
        var subject = string.Create(CultureInfo.InvariantCulture, $"claim-{id}");
        await audit.AppendAsync(transaction, new AuditEvent(actor.Key, action, subject, detail), cancellation);
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(GrowSql, transaction: transaction, cancellationToken: cancellation));
        await commit();
        return new ClaimResult.Done(claim);
    }

    private async Task<ClaimResult.Refused?> ComplaintAsync(ClaimRequest request, ClockRow first, Instant now, CancellationToken cancellation)
    {
        if (!ClaimReasons.Of(request.Kind).Contains(request.Reason))
        {
            return new ClaimResult.Refused("reason", "Choose one of the reasons.");
        }

        if (request.Reference is { } reference && (reference.Length > MostReference || ContentGate.Refusal(reference) is not null))
        {
            return new ClaimResult.Refused("reference", "Only a case number of your own: letters, digits and hyphens, at most 40, no address and no hash.");
        }

        if (request.Kind == ClaimKind.Reset)
        {
            var knowsResets = first.Rule == CatalogueDeadlines.DemonstrationRule
                || (await rules.CurrentAsync(cancellation)).Named(first.Rule).Any(rule => rule.Id == first.Rule && rule.Settings.Resets);
            return !knowsResets ? new ClaimResult.Refused("kind", "This rule knows no reset.")
                : first.DueAt is null || first.DueAt < now ? new ClaimResult.Refused("kind", "The limit has passed or is pending: a ground must be claimed before it.")
                : null;
        }

        return first.DueAt is not { } due ? new ClaimResult.Refused("deadline", "No limit is known that could be extended.")
            : request.DeadlineAt is not { } wanted ? new ClaimResult.Refused("deadline", "Enter the new deadline.")
            : wanted <= due ? new ClaimResult.Refused("deadline", "The new deadline must lie after the one in force.")
            : wanted <= now ? new ClaimResult.Refused("deadline", "The new deadline must lie in the future.")
            : wanted > now + Duration.FromDays(366) ? new ClaimResult.Refused("deadline", "The new deadline may lie a year ahead at most.")
            : null;
    }

    private static async Task<List<ClockRow>> MeantAsync(DbTransaction transaction, long noticeId, string provider, CancellationToken cancellation)
    {
        var rows = (await transaction.Connection!.QueryAsync<ClockRow>(
            new CommandDefinition(ClocksSql, new { noticeId, provider }, transaction, cancellationToken: cancellation))).AsList();
        return [.. rows.Where(row => row.Rule == rows[0].Rule && row.IssuerCountry == rows[0].IssuerCountry)];
    }

    private static Task<ClockClaim?> FindAsync(DbTransaction transaction, long id, CancellationToken cancellation) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<ClockClaim>(new CommandDefinition(FindSql, new { id }, transaction, cancellationToken: cancellation));

    private sealed record ClockRow
    {
        public byte[]? ItemRef { get; init; }

        public required byte[] NoticeRef { get; init; }

        public required string IssuerCountry { get; init; }

        public required string HostCountry { get; init; }

        public required string Rule { get; init; }

        public required Instant StartedAt { get; init; }

        public Instant? DueAt { get; init; }
    }
}
