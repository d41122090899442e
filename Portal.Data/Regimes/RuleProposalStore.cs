using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Audit;
using Portal.Data.Storage;

namespace Portal.Data.Regimes;

/// <summary>Proposals and the decisions on them: one person proposes, another decides, each step in the audit log of the same transaction.</summary>
public sealed class RuleProposalStore(Database database, AuditStore audit, RuleDrafts drafts, IClock clock)
{
    private const string Columns =
        "id, rule_id, version_group, base_edition, body, reason, proposed_by, proposed_at, state, decided_by, decided_at, decision_reason, edition";

    private const string InsertSql = $"""
        insert into rule_proposal (rule_id, version_group, base_edition, body, reason, proposed_by, proposed_at, state)
        values (@ruleId, @group, @baseEdition, @body, @reason, @actor, @now, 'open')
        returning {Columns}
        """;

    // Only one decision finds the proposal open; the proposer's own finds nothing, also where two come at the same instant
    private const string DecideSql = $"""
        update rule_proposal
        set state = @state, decided_by = @actor, decided_at = @now, decision_reason = @reason, edition = @edition
        where id = @id
            and state = 'open'
            and (proposed_by <> @actor) <> @isOwn
        returning {Columns}
        """;

    private const string FindSql = $"""
        select {Columns}
        from rule_proposal
        where id = @id
        """;

    private const string AllSql = $"""
        select {Columns}
        from rule_proposal
        order by id desc
        """;

    private const string NoteEditionSql = $"""
        update rule_proposal
        set edition = @edition
        where id = @id
        returning {Columns}
        """;

    /// <summary>Every proposal, the newest first.</summary>
    public async Task<IReadOnlyList<RuleProposal>> AllAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<RuleProposal>(new CommandDefinition(AllSql, cancellationToken: cancellation))];
    }

    /// <summary>One proposal; null where none has the number.</summary>
    public async Task<RuleProposal?> FindAsync(long id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<RuleProposal>(new CommandDefinition(FindSql, new { id }, cancellationToken: cancellation));
    }

    /// <summary>Proposes a row: a new version, a new rule, or a correction of one that stands. Operators only.</summary>
    /// <param name="actor">Who proposes.</param>
    /// <param name="body">A JSON object with the keys of a row.</param>
    /// <param name="reason">Why, for the second person.</param>
    /// <param name="cancellation">Ends the work; then nothing is stored.</param>
    public async Task<ProposalResult> ProposeAsync(Actor actor, string body, string reason, CancellationToken cancellation)
    {
        if (actor.Role != Role.Operator)
        {
            return new ProposalResult.NotAllowed();
        }

        var (draft, problems) = await drafts.ReadAsync(body, cancellation);
        if (Complaint(reason) is { } complaint)
        {
            problems = [.. problems, complaint];
        }

        if (draft is null || problems.Count > 0)
        {
            return new ProposalResult.Refused(problems);
        }

        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var row = new
        {
            ruleId = draft.Change.RuleId,
            group = draft.Change.VersionGroup,
            baseEdition = draft.BaseEdition,
            body = draft.Change.Body,
            reason = reason.Trim(),
            actor = actor.Key,
            now = clock.GetCurrentInstant(),
        };
        var stored = await connection.QuerySingleAsync<RuleProposal>(new CommandDefinition(InsertSql, row, transaction, cancellationToken: cancellation));
        await RecordAsync(transaction, actor, "rule.proposed", stored, cancellation);
        await transaction.CommitAsync(cancellation);
        return new ProposalResult.Done(stored);
    }

    /// <summary>Approves: the catalogue gets a new state. A second person only, and only while no row of the same duty changed since.</summary>
    public async Task<ProposalResult> ApproveAsync(Actor actor, long id, CancellationToken cancellation)
    {
        var known = await FindAsync(id, cancellation);
        if (Refusal(actor, known) is { } refusal)
        {
            return refusal;
        }

        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        // The log's head is taken first: whoever else approves waits here, and then reads the rows that this one made
        await RecordAsync(transaction, actor, "rule.approved", known!, cancellation);
        var newest = (await RuleTextStore.AllAsync(transaction, cancellation))[^1];
        if (await DecideAsync(transaction, actor, id, "approved", reason: null, edition: null, isOwn: false, cancellation) is not { } proposal)
        {
            return new ProposalResult.NotOpen();
        }

        if (IsStale(proposal, newest))
        {
            return new ProposalResult.Stale();
        }

        var (draft, problems) = drafts.Read(proposal.Body, newest);
        if (draft is null)
        {
            return new ProposalResult.Refused(problems);
        }

        var number = newest.Number + 1;
        await RuleTextStore.AddAsync(transaction, number, clock.GetCurrentInstant(), "proposal", draft.Change.Changed, cancellation);
        await RuleStore.PutAsync(transaction, draft.Catalogue, cancellation);
        var approved = await NoteEditionAsync(transaction, id, number, cancellation);
        await transaction.CommitAsync(cancellation);
        return new ProposalResult.Done(approved);
    }

    /// <summary>Rejects with a reason. A second person only.</summary>
    public async Task<ProposalResult> RejectAsync(Actor actor, long id, string reason, CancellationToken cancellation)
    {
        if (Refusal(actor, await FindAsync(id, cancellation)) is { } refusal)
        {
            return refusal;
        }

        return Complaint(reason) is { } complaint
            ? new ProposalResult.Refused([complaint])
            : await CloseAsync(actor, id, "rejected", reason.Trim(), isOwn: false, cancellation);
    }

    /// <summary>Takes a proposal back. The proposer only.</summary>
    public async Task<ProposalResult> WithdrawAsync(Actor actor, long id, CancellationToken cancellation) =>
        (await FindAsync(id, cancellation))?.ProposedBy == actor.Key
            ? await CloseAsync(actor, id, "withdrawn", reason: null, isOwn: true, cancellation)
            : new ProposalResult.NotAllowed();

    private static string Subject(long id) => $"rule-proposal {id.ToString(CultureInfo.InvariantCulture)}";

    private static CatalogueProblem? Complaint(string reason) =>
        WrittenLine.Complaint(reason, "is missing: the other person has to know why", tooLong: $"is longer than {WrittenLine.ReasonLength} characters") is { } complaint
            ? new CatalogueProblem("reason", complaint)
            : null;

    /// <summary>A row of the same duty, or the row itself, has another text than when the proposal was made.</summary>
    private static bool IsStale(RuleProposal proposal, StoredEdition newest) =>
        newest.Texts.Any(text => text.Edition > proposal.BaseEdition
            && (text.RuleId == proposal.RuleId || text.Body?.Contains($"\"version_group\": \"{proposal.VersionGroup}\"", StringComparison.Ordinal) == true));

    private static ProposalResult? Refusal(Actor actor, RuleProposal? proposal) =>
        proposal?.ProposedBy == actor.Key ? new ProposalResult.OwnProposal()
        : actor.Role != Role.Approver ? new ProposalResult.NotAllowed()
        : proposal is null or { IsOpen: false } ? new ProposalResult.NotOpen()
        : null;

    private async Task<ProposalResult> CloseAsync(Actor actor, long id, string state, string? reason, bool isOwn, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await DecideAsync(transaction, actor, id, state, reason, edition: null, isOwn, cancellation) is not { } proposal)
        {
            return new ProposalResult.NotOpen();
        }

        await RecordAsync(transaction, actor, $"rule.{state}", proposal, cancellation);
        await transaction.CommitAsync(cancellation);
        return new ProposalResult.Done(proposal);
    }

    private Task<RuleProposal?> DecideAsync(
        DbTransaction transaction, Actor actor, long id, string state, string? reason, long? edition, bool isOwn, CancellationToken cancellation) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<RuleProposal?>(new CommandDefinition(
            DecideSql, new { id, state, actor = actor.Key, now = clock.GetCurrentInstant(), reason, edition, isOwn }, transaction, cancellationToken: cancellation));

    private static Task<RuleProposal> NoteEditionAsync(DbTransaction transaction, long id, long edition, CancellationToken cancellation) =>
        transaction.Connection!.QuerySingleAsync<RuleProposal>(new CommandDefinition(NoteEditionSql, new { id, edition }, transaction, cancellationToken: cancellation));

    // Codes and sums only: what was proposed and why stands with the proposal itself
    private Task<AuditEntry> RecordAsync(DbTransaction transaction, Actor actor, string action, RuleProposal proposal, CancellationToken cancellation) =>
        audit.AppendAsync(
            transaction,
            new AuditEvent(actor.Key, action, Subject(proposal.Id), new Dictionary<string, string>
            {
                ["rule"] = proposal.RuleId,
                ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(proposal.Body))),
            }),
            cancellation);
}
