using System.Data.Common;
using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Seeding;

/// <summary>
/// The answer to a question of the bench from plain rows in SQL. Each text holds the conditions that are set and no others: a condition that might be
/// set would keep the database from its indexes.
/// </summary>
internal sealed class BenchRawQueries(Database database)
{
    /// <summary>What is sorted is larger than the memory of a small machine.</summary>
    internal const string SortInFilesSql = """
        pragma temp_store = file;
        pragma threads = 2;

        """;

    private const string Slice = "/* slice */";

    private const string CountsSql = """
        select
            count(*) filter (where issued >= @from) as issued,
            count(*) filter (where removed >= @from and removed < @to) as removed,
            count(*) filter (where released >= @from and released < @to) as released,
            count(*) filter (where coalesce(removed, released, @to) >= @to) as open,
            count(*) filter (where due >= @from and due < @to and not coalesce(released <= due, 0)) as due,
            count(*) filter (where due >= @from and due < @to and removed <= due) as on_time,
            coalesce(sum(max(0, min(coalesce(removed, released, @to), @to) - max(issued, @from))), 0) as online,
            coalesce(sum(max(0, min(coalesce(removed, released, @to), @to) - max(due, @from))), 0) as overdue
        from bench_item
        where issued < @to /* slice */
        """;

    private const string SpellsSql = """
        select
            coalesce(sum(max(0, min(coalesce(gone, @to), @to) - max(back, @from))), 0) as online
        from bench_spell
        where back < @to /* slice */
        """;

    // Product-limit curve with delayed entry: all ages sorted once, then running sums from the oldest down and from the youngest up
    private const string PeriodSql = """
        with risk as not materialized (
            select
                case when received < @from then @from - received end as entry,
                min(coalesce(removed, released, @to), @to) - received as leaving,
                coalesce(removed < @to, 0) as is_removed
            from bench_item
            where received < @to and coalesce(removed, released, @to) > @from /* slice */
        ),
        ages as (
            select age, sum(is_removed) as removed, sum(leaving) as change
            from (
                select leaving as age, is_removed, 1 as leaving from risk
                union all
                select entry, 0, -1 from risk where entry is not null
            )
            group by age
        ),
        """ + CurveSql;

    private const string CohortSql = """
        with ages as (
            select min(coalesce(removed, released, @now), @now) - received as age, count(removed) as removed, count(*) as change
            from bench_item
            where received >= @from and received < @to /* slice */
            group by age
        ),
        """ + CurveSql;

    private const string CurveSql = """

        steps as (
            select age, removed, sum(change) over (order by age desc) as at_risk
            from ages
        ),
        curve as (
            select age, min(at_risk > removed) over (order by age) * exp(sum(ln(1.0 - 1.0 * removed / at_risk)) over (order by age)) as survival
            from steps
            where removed > 0
        )
        select
            min(age) filter (where survival <= 0.5 + 1e-9) as half,
            min(age) filter (where survival <= 0.25 + 1e-9) as three_in_four,
            min(age) filter (where survival <= 0.1 + 1e-9) as nine_in_ten,
            coalesce(min(survival) filter (where age <= 3600), 1) as hour,
            coalesce(min(survival) filter (where age <= 86400), 1) as day,
            coalesce(min(survival) filter (where age <= 604800), 1) as week
        from curve
        """;

    /// <summary>Opens the rows, to sort them in files.</summary>
    internal async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = await database.OpenAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(SortInFilesSql, cancellationToken: cancellation));
        return connection;
    }

    /// <summary>Counts, rate, hours and both curves of one slice, without intervals.</summary>
    /// <param name="connection">The rows.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="way">Whether the rows are found by an index.</param>
    /// <param name="now">When everything ends, in seconds since 1970.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static async Task<BenchRawAnswer> AnswerAsync(DbConnection connection, BenchQuestion question, BenchRawWay way, long now, CancellationToken cancellation) => new(
        await connection.QuerySingleAsync<BenchRawCounts>(Command(CountsSql, question, way, now, cancellation)),
        await connection.QuerySingleAsync<BenchRawHours>(Command(SpellsSql, question, way, now, cancellation)),
        await connection.QuerySingleAsync<BenchRawCurve>(Command(PeriodSql, question, way, now, cancellation)),
        await connection.QuerySingleAsync<BenchRawCurve>(Command(CohortSql, question, way, now, cancellation)));

    /// <summary>How the database goes about it: how it finds rows.</summary>
    internal static async Task<IReadOnlyList<string>> PlanAsync(DbConnection connection, BenchQuestion question, BenchRawWay way, long now, CancellationToken cancellation)
    {
        var steps = new List<string>();
        foreach (var (name, sql) in ((string, string)[])[("counts", CountsSql), ("spells", SpellsSql), ("period", PeriodSql), ("cohort", CohortSql)])
        {
            var rows = await connection.QueryAsync(Command("explain query plan " + sql, question, way, now, cancellation));
            steps.AddRange(rows.Select(row => (string)row.detail).Where(step => step.Contains("bench_", StringComparison.Ordinal)).Distinct().Select(step => $"{name}: {step}"));
        }

        return steps;
    }

    private static CommandDefinition Command(string sql, BenchQuestion question, BenchRawWay way, long now, CancellationToken cancellation)
    {
        var conditions = string.Concat(
            question.Provider is null ? "" : " and provider = @provider",
            question.Country is null ? "" : " and country = @country",
            question.Category is null ? "" : " and category = @category");
        var parameters = new DynamicParameters();
        parameters.Add("provider", question.Provider);
        parameters.Add("country", question.Country);
        parameters.Add("category", question.Category);
        parameters.Add("from", question.From.ToUnixTimeSeconds());
        parameters.Add("to", question.To.ToUnixTimeSeconds());
        parameters.Add("now", now);
        sql = sql.Replace(Slice, conditions, StringComparison.Ordinal);
        sql = way is BenchRawWay.Index ? sql : sql.Replace("from bench_item", "from bench_item not indexed", StringComparison.Ordinal).Replace("from bench_spell", "from bench_spell not indexed", StringComparison.Ordinal);
        return new CommandDefinition(sql, parameters, commandTimeout: 0, cancellationToken: cancellation);
    }
}
