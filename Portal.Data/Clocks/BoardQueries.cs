using System.Globalization;
using Dapper;
using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Clocks;

/// <summary>Reads the stored clocks of a deadline board, always through somebody's eyes: counts, and pages by place.</summary>
public sealed class BoardQueries(Database database)
{
    private const string FilterSql = """
        (cast(@provider as text) is null or b.provider = @provider)
            and (cast(@hostCountry as text) is null or b.host_country = @hostCountry)
            and (cast(@category as text) is null or b.category = @category)
            and (cast(@rule as text) is null or b.rule = @rule)
            and (cast(@dueFrom as bigint) is null or b.due_at >= @dueFrom)
            and (cast(@dueTo as bigint) is null or b.due_at < @dueTo)
            and (cast(@noticeId as bigint) is null or b.notice_id = @noticeId)
        """;

    // The order of the arms is BoardClock.StateAt's; their numbers are BoardState's
    private const string StateSql = """
        case
                when b.gone_at is not null then 3
                when b.due_at is null then 4
                when b.due_at < @longSince then 5
                when b.due_at < @now then 0
                when b.at_risk_at <= @now then 1
                else 2
            end
        """;

    private const string FindSql = """
        select id
        from notice
        where ref >= @first
            and ref <= @last
        order by ref
        limit 1
        """;

    private const string VersionSql = """
        select version
        from board_version
        where id = 1
        """;

    private static readonly string SeenSql = ScopeSql.Of("b", "b.provider") + "\n    and (b.gone_at is null or b.gone_at >= @undeterminedSince)";

    private static readonly string CountsSql = $"""
        select {StateSql} as state,
            count(*) as clocks,
            count(*) filter (where b.is_synthetic) as synthetic,
            min(b.due_at) as first_due_at,
            min(b.at_risk_at) as first_at_risk_at
        from board_clock b
        where {SeenSql}
            and {FilterSql}
        group by 1
        """;

    // board_clock_in_order gives the order; a page begins where its state can first lie, so that it does not walk through what is overdue before it
    private static readonly string PageSql = $"""
        select b.item_id, b.notice_id, b.notice_ref, b.item_ref, b.provider, b.issuer_country, b.host_country, b.category, b.rule, b.started_at,
            b.due_at, b.at_risk_at, b.gone_at, b.alive_at, b.evidence, b.evidence_at, b.flags, b.is_synthetic
        from board_clock b
        where {SeenSql}
            and {FilterSql}
            and b.order_at >= @from
            and (b.order_at, b.item_id) > (@afterAt, @afterItem)
            and (cast(@state as bigint) is null or {StateSql} = @state)
        order by b.order_at, b.item_id
        limit @count offset @skip
        """;

    private static readonly string ChoicesSql = $"""
        select 0 as kind, b.provider as code from board_clock b where {SeenSql} group by b.provider
        union all
        select 1, b.host_country from board_clock b where {SeenSql} group by b.host_country
        union all
        select 2, b.category from board_clock b where {SeenSql} group by b.category
        union all
        select 3, b.rule from board_clock b where b.rule is not null and {SeenSql} group by b.rule
        """;

    /// <summary>Counts each group of a scope at an instant.</summary>
    public async Task<BoardCounts> CountsAsync(Scope scope, BoardFilter filter, Instant now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var parameters = Parameters(scope, filter, now);
        var rows = (await connection.QueryAsync<CountRow>(new CommandDefinition(CountsSql, parameters, cancellationToken: cancellation))).AsList();
        var counts = Enum.GetValues<BoardState>().ToDictionary(state => state, state => rows.Where(row => row.State == (int)state).Sum(row => row.Clocks));
        var changes = rows.Where(row => row.State is (int)BoardState.AtRisk or (int)BoardState.Running).Select(row => row.FirstDueAt)
            .Concat(rows.Where(row => row.State is (int)BoardState.Running).Select(row => row.FirstAtRiskAt))
            .Concat(rows.Where(row => row.State is (int)BoardState.Overdue).Select(row => row.FirstDueAt + BoardClock.LongOverdueAfter))
            .OfType<Instant>().ToArray();
        return new BoardCounts(counts, changes.Length == 0 ? null : changes.Min(), rows.Exists(row => row.Synthetic > 0));
    }

    /// <summary>A page of one group, earliest due time first.</summary>
    /// <param name="scope">Through whose eyes.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="state">The group; null for all.</param>
    /// <param name="now">The instant of looking; it decides who belongs to the group.</param>
    /// <param name="after">The page begins after this place; null begins at the first clock.</param>
    /// <param name="skip">Clocks to pass over after that place.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<IReadOnlyList<BoardClock>> PageAsync(
        Scope scope, BoardFilter filter, BoardState? state, Instant now, BoardPlace? after, int skip, int count, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var parameters = Parameters(scope, filter, now);
        parameters.Add("state", (long?)state);
        parameters.Add("from", state switch
        {
            BoardState.AtRisk or BoardState.Running => now.ToMicros(),
            BoardState.Overdue => (now - BoardClock.LongOverdueAfter).ToMicros(),
            _ => long.MinValue,
        });
        parameters.Add("afterAt", after is { } place ? place.At.ToMicros() : long.MinValue);
        parameters.Add("afterItem", after?.ItemId ?? 0);
        parameters.Add("skip", skip);
        parameters.Add("count", count);
        var rows = await connection.QueryAsync<ClockRow>(new CommandDefinition(PageSql, parameters, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToClock())];
    }

    /// <summary>The codes that a scope's clocks have.</summary>
    public async Task<BoardChoices> ChoicesAsync(Scope scope, Instant now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var parameters = Parameters(scope, new BoardFilter(), now);
        var rows = await connection.QueryAsync<ChoiceRow>(new CommandDefinition(ChoicesSql, parameters, cancellationToken: cancellation));
        var byKind = rows.Where(row => row.Code.Length > 0).ToLookup(row => row.Kind, row => row.Code);
        return new BoardChoices(Sorted(0), Sorted(1), Sorted(2), Sorted(3));

        IReadOnlyList<string> Sorted(int kind) => [.. byKind[kind].Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// The notice that a public reference names, or the number that messages sent earlier carry; null where there is none. What may be
    /// seen of it is another question.
    /// </summary>
    public async Task<long?> FindAsync(string? reference, CancellationToken cancellation)
    {
        if (!PublicReference.TryParse(reference, out var first, out var last))
        {
            return long.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        }

        await using var connection = await database.OpenAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(FindSql, new { first, last }, cancellationToken: cancellation));
    }

    /// <summary>A number that grows with every committed change of the stored clocks, whichever process made it.</summary>
    public async Task<long> VersionAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.QuerySingleAsync<long>(new CommandDefinition(VersionSql, cancellationToken: cancellation));
    }

    private static DynamicParameters Parameters(Scope scope, BoardFilter filter, Instant now)
    {
        var parameters = new DynamicParameters();
        foreach (var (name, value) in ScopeSql.Values(scope))
        {
            parameters.Add(name, value);
        }

        parameters.Add("undeterminedSince", (now - BoardClockReader.UndeterminedFor).ToMicros());
        parameters.Add("provider", filter.Provider);
        parameters.Add("hostCountry", filter.HostCountry);
        parameters.Add("category", filter.Category);
        parameters.Add("rule", filter.Rule);
        parameters.Add("dueFrom", filter.DueFrom?.ToMicros());
        parameters.Add("dueTo", filter.DueTo?.ToMicros());
        parameters.Add("noticeId", filter.NoticeId);
        parameters.Add("now", now.ToMicros());
        parameters.Add("longSince", (now - BoardClock.LongOverdueAfter).ToMicros());
        return parameters;
    }

    private sealed record CountRow
    {
        public required int State { get; init; }

        public required long Clocks { get; init; }

        public required long Synthetic { get; init; }

        public Instant? FirstDueAt { get; init; }

        public Instant? FirstAtRiskAt { get; init; }
    }

    private sealed record ChoiceRow
    {
        public required int Kind { get; init; }

        public required string Code { get; init; }
    }

    private sealed record ClockRow
    {
        public required long ItemId { get; init; }

        public required long NoticeId { get; init; }

        public required byte[] NoticeRef { get; init; }

        public byte[]? ItemRef { get; init; }

        public required string Provider { get; init; }

        public required string IssuerCountry { get; init; }

        public required string HostCountry { get; init; }

        public required string Category { get; init; }

        public string? Rule { get; init; }

        public required Instant StartedAt { get; init; }

        public Instant? DueAt { get; init; }

        public Instant? AtRiskAt { get; init; }

        public Instant? GoneAt { get; init; }

        public Instant? AliveAt { get; init; }

        public required int Evidence { get; init; }

        public required Instant EvidenceAt { get; init; }

        public required int Flags { get; init; }

        public required bool IsSynthetic { get; init; }

        internal BoardClock ToClock() => new()
        {
            ItemId = ItemId,
            NoticeId = NoticeId,
            Reference = PublicReference.Of(NoticeRef),
            ItemMark = PublicReference.OfItem(ItemRef is null ? null : Convert.ToHexStringLower(ItemRef)),
            Provider = Provider,
            IssuerCountry = IssuerCountry,
            HostCountry = HostCountry,
            Category = Category,
            Rule = Rule,
            StartedAt = StartedAt,
            DueAt = DueAt,
            AtRiskAt = AtRiskAt,
            GoneAt = GoneAt,
            AliveAt = AliveAt,
            Evidence = (BoardEvidence)Evidence,
            EvidenceAt = EvidenceAt,
            Flags = (ItemFlags)Flags,
            IsSynthetic = IsSynthetic,
        };
    }
}
