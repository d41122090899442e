using System.Data.Common;
using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Regimes;

/// <summary>Keeps the catalogue in the database, so that queries and exports can name a rule's version, status and sources.</summary>
public sealed class RuleStore(Database database)
{
    private const string PutRuleSql = """
        insert into rule_version (
            id, version_group, layer, jurisdiction, instrument, provision, standard, status, status_word, effective_from, effective_to,
            confidence, verify_before_use, is_computed, not_computed_because, position)
        values (
            @Id, @VersionGroup, @Layer, @Jurisdiction, @Instrument, @Provision, @Standard, @Status, @StatusWord, @EffectiveFrom, @EffectiveTo,
            @Confidence, @VerifyBeforeUse, @IsComputed, @NotComputedBecause, @Position)
        on conflict (id) do update set
            version_group = excluded.version_group,
            layer = excluded.layer,
            jurisdiction = excluded.jurisdiction,
            instrument = excluded.instrument,
            provision = excluded.provision,
            standard = excluded.standard,
            status = excluded.status,
            status_word = excluded.status_word,
            effective_from = excluded.effective_from,
            effective_to = excluded.effective_to,
            confidence = excluded.confidence,
            verify_before_use = excluded.verify_before_use,
            is_computed = excluded.is_computed,
            not_computed_because = excluded.not_computed_because,
            position = excluded.position
        """;

    private const string ClearSourcesSql = """
        delete from rule_source
        where rule_id = @ruleId
        """;

    private const string PutSourceSql = """
        insert into rule_source (rule_id, position, title, url, grade)
        values (@ruleId, @position, @title, @url, @grade)
        """;

    private const string AllSql = """
        select id, version_group, layer, jurisdiction, instrument, provision, standard, status, status_word, effective_from, effective_to,
            confidence, verify_before_use, is_computed, not_computed_because, position
        from rule_version
        order by position
        """;

    private const string SourcesSql = """
        select title, url, grade
        from rule_source
        where rule_id = @ruleId
        order by position
        """;

    /// <summary>Brings the database in line with a catalogue, in one transaction; doing it again changes nothing.</summary>
    public async Task PutAsync(RuleCatalogue catalogue, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await PutAsync(transaction, catalogue, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The same inside a transaction that the caller commits.</summary>
    internal static async Task PutAsync(DbTransaction transaction, RuleCatalogue catalogue, CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        for (var at = 0; at < catalogue.Rules.Count; at++)
        {
            var rule = catalogue.Rules[at];
            await connection.ExecuteAsync(new CommandDefinition(PutRuleSql, StoredRule.Of(rule, at), transaction, cancellationToken: cancellation));
            await connection.ExecuteAsync(new CommandDefinition(ClearSourcesSql, new { ruleId = rule.Id }, transaction, cancellationToken: cancellation));
            for (var position = 0; position < rule.Sources.Count; position++)
            {
                var source = rule.Sources[position];
                var row = new { ruleId = rule.Id, position, title = source.Title, url = source.Url, grade = source.Grade };
                await connection.ExecuteAsync(new CommandDefinition(PutSourceSql, row, transaction, cancellationToken: cancellation));
            }
        }
    }

    /// <summary>Every stored rule version in the order of the catalogue.</summary>
    public async Task<IReadOnlyList<StoredRule>> AllAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<StoredRule>(new CommandDefinition(AllSql, cancellationToken: cancellation))];
    }

    /// <summary>Where a rule was read, in the order of the catalogue.</summary>
    public async Task<IReadOnlyList<RuleSource>> SourcesAsync(string ruleId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<SourceRow>(new CommandDefinition(SourcesSql, new { ruleId }, cancellationToken: cancellation));
        return [.. rows.Select(row => new RuleSource(row.Title, row.Url, row.Grade))];
    }

    private sealed record SourceRow
    {
        public required string Title { get; init; }

        public required string Url { get; init; }

        public required string Grade { get; init; }
    }
}
