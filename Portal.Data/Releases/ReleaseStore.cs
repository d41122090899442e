using System.Data.Common;
using System.Globalization;
using Dapper;
using NodaTime;
using Portal.Data.Audit;
using Portal.Data.Storage;

namespace Portal.Data.Releases;

/// <summary>Writes drafts, steps and publications. Nothing is ever changed or taken away; every step also stands in the audit log.</summary>
public sealed class ReleaseStore(Database database, AuditStore audit, IClock clock)
{
    private const string AddDraftSql = """
        insert into release_draft (release, version, programme, is_synthetic, digest, built_by, built_at)
        values (@Release, @Version, @Programme, @IsSynthetic, @Digest, @BuiltBy, @BuiltAt)
        returning id
        """;

    private const string AddBlobSql = """
        insert into release_blob (sha256, bytes)
        values (@sha256, @bytes)
        on conflict (sha256) do nothing
        """;

    private const string AddFileSql = """
        insert into release_file (draft_id, path, sha256, is_public)
        values (@draftId, @path, @sha256, @isPublic)
        """;

    private const string AddStepSql = """
        insert into release_step (draft_id, seq, step, actor, at, detail)
        select @draftId, coalesce(max(seq), 0) + 1, @step, @actor, @at, @detail
        from release_step
        where draft_id = @draftId
        """;

    // The rule of two persons stands in the statement itself, so that no caller can go round it: whoever built any draft of this
    // version, in any spelling, approves none of them; and only bytes whose last step is a passed audit can be approved
    private const string ApproveSql = """
        insert into release_step (draft_id, seq, step, actor, at, detail)
        select d.id, s.seq + 1, 'Approved', @actor, @at, d.digest
        from release_draft d
        join release_step s on s.draft_id = d.id
        where d.id = @draftId
            and d.digest = @digest
            and s.seq = (select max(seq) from release_step where draft_id = d.id)
            and s.step = 'AuditPassed'
            and s.detail = d.digest
            and not exists (
                select 1
                from release_draft other
                where other.release = d.release
                    and other.version = d.version
                    and lower(trim(other.built_by)) = lower(trim(@actor)))
        """;

    private const string PublishSql = """
        insert into release_publication (seq, draft_id, release, version, manifest, signature, published_at)
        values (@Seq, @DraftId, @Release, @Version, @Manifest, @Signature, @PublishedAt)
        """;

    /// <summary>Keeps a draft with all its files; its first step is that it was built.</summary>
    internal async Task<long> AddAsync(DraftState draft, IEnumerable<(string Path, byte[] Bytes, bool IsPublic)> files, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var id = await connection.ExecuteScalarAsync<long>(new CommandDefinition(AddDraftSql, draft, transaction, cancellationToken: cancellation));
        foreach (var (path, bytes, isPublic) in files)
        {
            var sha256 = Building.DraftBuilder.Sha256(bytes);
            await connection.ExecuteAsync(new CommandDefinition(AddBlobSql, new { sha256, bytes }, transaction, cancellationToken: cancellation));
            await connection.ExecuteAsync(new CommandDefinition(AddFileSql, new { draftId = id, path, sha256, isPublic }, transaction, cancellationToken: cancellation));
        }

        await StepAsync(transaction, draft with { Id = id }, ReleaseStep.Built, draft.BuiltBy, draft.Digest, cancellation);
        await transaction.CommitAsync(cancellation);
        return id;
    }

    /// <summary>Records a step that needs no second person.</summary>
    internal async Task RecordAsync(DraftState draft, ReleaseStep step, string actor, string detail, CancellationToken cancellation)
    {
        if (step is ReleaseStep.Approved or ReleaseStep.Published)
        {
            throw new ArgumentOutOfRangeException(nameof(step), step, "Approving and publishing have rules of their own.");
        }

        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await StepAsync(transaction, draft, step, actor, detail, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Approves; false where the rule of two persons or the state of the draft forbids it, and then nothing is changed.</summary>
    internal async Task<bool> ApproveAsync(DraftState draft, string actor, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var parameters = new { draftId = draft.Id, digest = draft.Digest, actor, at = clock.GetCurrentInstant() };
        if (await connection.ExecuteAsync(new CommandDefinition(ApproveSql, parameters, transaction, cancellationToken: cancellation)) != 1)
        {
            return false;
        }

        await AuditAsync(transaction, draft, ReleaseStep.Approved, actor, draft.Digest, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Adds the next link of the chain. Two that are published at once can't both take the same place.</summary>
    internal async Task PublishAsync(DraftState draft, Publication publication, string actor, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
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
            },
            transaction,
            cancellationToken: cancellation));
        await StepAsync(transaction, draft, ReleaseStep.Published, actor, Building.DraftBuilder.Sha256(publication.Manifest), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task StepAsync(DbTransaction transaction, DraftState draft, ReleaseStep step, string actor, string detail, CancellationToken cancellation)
    {
        var parameters = new { draftId = draft.Id, step = step.ToString(), actor, at = clock.GetCurrentInstant(), detail };
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(AddStepSql, parameters, transaction, cancellationToken: cancellation));
        await AuditAsync(transaction, draft, step, actor, detail, cancellation);
    }

    private Task<AuditEntry> AuditAsync(DbTransaction transaction, DraftState draft, ReleaseStep step, string actor, string detail, CancellationToken cancellation) =>
        audit.AppendAsync(
            transaction,
            new AuditEvent(actor, $"release.{step.ToString().ToLowerInvariant()}", $"{draft.Release}/v{draft.Version.ToString(CultureInfo.InvariantCulture)}", new Dictionary<string, string>
            {
                ["draft"] = draft.Id.ToString(CultureInfo.InvariantCulture),
                ["detail"] = detail,
            }),
            cancellation);
}
