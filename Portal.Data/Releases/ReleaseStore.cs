using System.Data.Common;
using System.Globalization;
using Dapper;
using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Audit;
using Portal.Data.Releases.Runs;
using Portal.Data.Storage;

namespace Portal.Data.Releases;

/// <summary>
/// Writes drafts, steps and publications. Nothing is ever changed or taken away; every step also stands in the audit log, with a digest of all that is
/// kept of it and of its draft. A step is taken only
/// if nobody else took one since the draft was read: then nothing is written and the answer is false.
/// </summary>
public sealed class ReleaseStore(Database database, AuditStore audit, IClock clock)
{
    private const string AddDraftSql = """
        insert into release_draft (release, version, programme, is_synthetic, digest, built_by, built_at)
        values (@Release, @Version, @Programme, @IsSynthetic, @Digest, @BuiltBy, @BuiltAt)
        returning id
        """;

    private const string AddBlobSql = """
        insert into release_blob (sha256, coding, bytes)
        values (@Sha256, @Coding, @Stored)
        on conflict (sha256) do nothing
        """;

    private const string AddFileSql = """
        insert into release_file (draft_id, path, sha256, is_public)
        values (@draftId, @path, @sha256, @isPublic)
        """;

    // Two at once both see the same last step; the key of the table lets one of them in
    private const string AddStepSql = """
        insert into release_step (draft_id, seq, step, actor, at, detail, origin, against)
        select @draftId, @seq, @step, @actor, @at, @detail, @origin, cast(@against as bigint)
        where @seq = 1 + (select coalesce(max(seq), 0) from release_step where draft_id = @draftId)
        on conflict do nothing
        """;

    // The rule of two persons stands in the statement itself, so that no caller can go round it: whoever built any draft of this
    // version, in any spelling, approves none of them; only bytes whose last step is a passed audit can be approved, and only while
    // nothing more of their kind was published than that audit attacked
    private const string ApproveSql = """
        insert into release_step (draft_id, seq, step, actor, at, detail, origin)
        select d.id, s.seq + 1, 'Approved', @actor, @at, d.digest, @origin
        from release_draft d
        join release_step s on s.draft_id = d.id
        where d.id = @draftId
            and d.digest = @digest
            and d.id = (select max(id) from release_draft newest where newest.release = d.release and newest.version = d.version)
            and s.seq = (select max(seq) from release_step where draft_id = d.id)
            and s.step = 'AuditPassed'
            and s.detail = d.digest
            and s.against = (
                select count(*)
                from release_publication p
                join release_draft o on o.id = p.draft_id
                where o.is_synthetic = d.is_synthetic)
            and not exists (
                select 1
                from release_draft other
                where other.release = d.release
                    and other.version = d.version
                    and lower(trim(other.built_by)) = lower(trim(@actor)))
        on conflict do nothing
        """;

    // The place in the chain, the draft and the version are keys: of two that publish at once one finds nothing to do
    private const string PublishSql = """
        insert into release_publication (seq, draft_id, release, version, manifest, signature, published_at)
        select @Seq, @DraftId, @Release, @Version, @Manifest, @Signature, @PublishedAt
        where @against = (
            select count(*)
            from release_publication p
            join release_draft o on o.id = p.draft_id
            where o.is_synthetic = @isSynthetic)
        on conflict do nothing
        """;

    /// <summary>Keeps a draft with all its files; its first step is that it was built.</summary>
    internal async Task<long> AddAsync(DraftState draft, ActorProof proof, IEnumerable<(string Path, PackedBytes Bytes, bool IsPublic)> files, RunEnd? run, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var id = await connection.ExecuteScalarAsync<long>(new CommandDefinition(AddDraftSql, draft, transaction, cancellationToken: cancellation));
        foreach (var (path, bytes, isPublic) in files)
        {
            await connection.ExecuteAsync(new CommandDefinition(AddBlobSql, new { bytes.Sha256, bytes.Coding, bytes.Stored }, transaction, cancellationToken: cancellation));
            await connection.ExecuteAsync(new CommandDefinition(AddFileSql, new { draftId = id, path, sha256 = bytes.Sha256, isPublic }, transaction, cancellationToken: cancellation));
        }

        await StepAsync(transaction, draft with { Id = id }, ReleaseStep.Built, draft.BuiltBy, proof, draft.Digest, null, cancellation);
        await ReleaseRunStore.EndAsync(transaction, run, cancellation);
        await transaction.CommitAsync(cancellation);
        return id;
    }

    /// <summary>Records a step that has no rule of its own; false where somebody else took one meanwhile.</summary>
    internal async Task<bool> RecordAsync(DraftState draft, ReleaseStep step, Actor actor, string detail, long? against, RunEnd? run, CancellationToken cancellation)
    {
        if (step is ReleaseStep.Approved or ReleaseStep.Published)
        {
            throw new ArgumentOutOfRangeException(nameof(step), step, "Approving and publishing have rules of their own.");
        }

        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await StepAsync(transaction, draft, step, actor.Key, actor.Proof, detail, against, cancellation))
        {
            return false;
        }

        await ReleaseRunStore.EndAsync(transaction, run, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Approves; false where the rule of two persons or the state of the draft forbids it, and then nothing is changed.</summary>
    internal async Task<bool> ApproveAsync(DraftState draft, Actor actor, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var parameters = new { draftId = draft.Id, digest = draft.Digest, actor = actor.Key, at = clock.GetCurrentInstant(), origin = actor.Proof.Words };
        if (await connection.ExecuteAsync(new CommandDefinition(ApproveSql, parameters, transaction, cancellationToken: cancellation)) != 1)
        {
            return false;
        }

        await AuditAsync(transaction, draft, ReleaseStep.Approved, actor.Key, actor.Proof, draft.Digest, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>
    /// Adds the next link of the chain; false where another instance or person was faster, or where more was published than the audit attacked.
    /// </summary>
    internal async Task<bool> PublishAsync(DraftState draft, Publication publication, Actor actor, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var added = await connection.ExecuteAsync(new CommandDefinition(
            PublishSql,
            new
            {
                publication.Seq,
                publication.DraftId,
                publication.Statement.Release,
                publication.Statement.Version,
                publication.Manifest,
                publication.Signature,
                publication.Statement.PublishedAt,
                against = draft.AuditedAgainst ?? -1,
                isSynthetic = draft.IsSynthetic,
            },
            transaction,
            cancellationToken: cancellation));
        if (added != 1
            || !await StepAsync(transaction, draft, ReleaseStep.Published, actor.Key, actor.Proof, Building.DraftBuilder.Sha256(publication.Manifest), null, cancellation))
        {
            return false;
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Ends a run that leaves the draft as it is.</summary>
    internal async Task EndRunAsync(RunEnd end, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ReleaseRunStore.EndAsync(transaction, end, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task<bool> StepAsync(
        DbTransaction transaction, DraftState draft, ReleaseStep step, string actor, ActorProof proof, string detail, long? against, CancellationToken cancellation)
    {
        var parameters = new
        {
            draftId = draft.Id,
            seq = draft.Steps.Count + 1L,
            step = step.ToString(),
            actor,
            at = clock.GetCurrentInstant(),
            detail,
            origin = proof.Words,
            against,
        };
        if (await transaction.Connection!.ExecuteAsync(new CommandDefinition(AddStepSql, parameters, transaction, cancellationToken: cancellation)) != 1)
        {
            return false;
        }

        await AuditAsync(transaction, draft, step, actor, proof, detail, cancellation);
        return true;
    }

    private async Task<AuditEntry> AuditAsync(
        DbTransaction transaction, DraftState draft, ReleaseStep step, string actor, ActorProof proof, string detail, CancellationToken cancellation) =>
        await audit.AppendAsync(
            transaction,
            new AuditEvent(actor, ReleaseRecord.ActionOf(step.ToString()), draft.Name, new Dictionary<string, string>
            {
                ["draft"] = draft.Id.ToString(CultureInfo.InvariantCulture),
                ["detail"] = detail,
                ["origin"] = proof.Words,
                [ReleaseRecord.Fact] = await ReleaseRecordQueries.DigestAsync(transaction, draft.Id, cancellation),
            }),
            cancellation);
}
