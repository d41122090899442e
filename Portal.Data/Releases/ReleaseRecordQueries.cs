using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Portal.Data.Audit;
using Portal.Data.Disclosure;
using Portal.Data.Storage;

namespace Portal.Data.Releases;

/// <summary>Holds drafts, steps and publications against what the audit log says of them.</summary>
public sealed class ReleaseRecordQueries(Database database, AuditQueries audit)
{
    private const string DraftsSql = """
        select id, release, version, programme, is_synthetic, digest, built_by, built_at
        from release_draft
        where cast(@draftId as bigint) is null or id = @draftId
        order by id
        """;

    private const string FilesSql = """
        select draft_id, path, sha256, is_public
        from release_file
        where cast(@draftId as bigint) is null or draft_id = @draftId
        order by draft_id, path
        """;

    private const string StepsSql = """
        select draft_id, seq, step, actor, at, detail, origin, against
        from release_step
        where cast(@draftId as bigint) is null or draft_id = @draftId
        order by draft_id, seq
        """;

    private const string PublicationsSql = """
        select seq, draft_id, release, version, manifest, signature, published_at
        from release_publication
        where cast(@draftId as bigint) is null or draft_id = @draftId
        order by seq
        """;

    /// <summary>Everything in which drafts, steps and publications are not what the audit log says; empty where all of it holds.</summary>
    /// <param name="cancellation">Ends the work.</param>
    public Task<IReadOnlyList<InputProblem>> VerifyAsync(CancellationToken cancellation) => VerifyAsync(publishing: null, cancellation);

    /// <summary>Null where a draft may be approved, published or withdrawn as far as the record of everything ever built goes; else what is wrong first.</summary>
    /// <param name="draftId">The draft, all of whose steps the log must cover; null where an older one is good enough.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task<ReleaseResult.Refused?> WhyNotAsync(long? draftId, CancellationToken cancellation)
    {
        if ((await audit.VerifyAsync(cancellation)).BrokenAt is { } broken)
        {
            return new ReleaseResult.Refused("audit-broken", FormattableString.Invariant($"The audit log does not hold from entry {broken}, so nobody can tell who approved what. Run portal check."));
        }

        return await VerifyAsync(draftId, cancellation) is { Count: > 0 } problems ? new ReleaseResult.Refused(problems) : null;
    }

    /// <summary>The digest of a draft with its newest step, for the audit log.</summary>
    internal static async Task<string> DigestAsync(DbTransaction transaction, long draftId, CancellationToken cancellation)
    {
        var record = await ReadAsync(transaction.Connection!, transaction, draftId, cancellation);
        return record.DigestOf(record.Drafts[0], record.Steps[^1]);
    }

    private async Task<IReadOnlyList<InputProblem>> VerifyAsync(long? publishing, CancellationToken cancellation)
    {
        var (record, told) = await ReadAsync(cancellation);
        return [.. record.Problems(told, publishing)];
    }

    /// <summary>What is kept, and what the audit log tells of it, at one instant.</summary>
    internal async Task<(ReleaseRecord Record, IReadOnlyList<RecordEntry> Told)> ReadAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        var record = await ReadAsync(connection, transaction, null, cancellation);
        var entries = await AuditQueries.OfActionsAsync(transaction, "release.%", cancellation);
        return (record, [.. entries.Where(entry => ReleaseRecord.IsStep(entry.Action)).Select(Told)]);
    }

    private static async Task<ReleaseRecord> ReadAsync(DbConnection connection, DbTransaction transaction, long? draftId, CancellationToken cancellation)
    {
        return new ReleaseRecord
        {
            Drafts = await RowsAsync<RecordDraft>(DraftsSql),
            Files = await RowsAsync<RecordFile>(FilesSql),
            Steps = await RowsAsync<RecordStep>(StepsSql),
            Publications = await RowsAsync<RecordPublication>(PublicationsSql),
        };

        async Task<List<T>> RowsAsync<T>(string sql) =>
            (await connection.QueryAsync<T>(new CommandDefinition(sql, new { draftId }, transaction, cancellationToken: cancellation))).AsList();
    }

    private static RecordEntry Told(AuditEntry entry)
    {
        var facts = JsonSerializer.Deserialize<Dictionary<string, string>>(entry.Detail)!;
        return new RecordEntry(
            long.Parse(facts["draft"], CultureInfo.InvariantCulture), entry.Action, entry.Actor, entry.Subject, facts["detail"], facts.GetValueOrDefault(ReleaseRecord.Fact));
    }
}
