using System.Data;
using System.Data.Common;
using Dapper;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Seeding;

/// <summary>
/// The items of the bench as plain rows, one an item, as narrow as they can be and with an index: what a cube is measured against. SQLite only.
/// </summary>
internal sealed class BenchRawStore(Database database)
{
    private const string CreateSql = """
        create table bench_item (
          provider integer not null,
          country integer not null,
          category integer not null,
          issued integer not null,
          received integer not null,
          due integer not null,
          acknowledged integer,
          removed integer,
          released integer
        ) strict
        """;

    private const string InsertSql = """
        insert into bench_item (provider, country, category, issued, received, due, acknowledged, removed, released)
        values (@provider, @country, @category, @issued, @received, @due, @acknowledged, @removed, @released)
        """;

    private const string IndexSql = """
        create index bench_item_slice on bench_item (provider, country, category)
        """;

    private const string CountsSql = """
        select
            count(*) filter (where issued >= @from and issued < @to) as issued,
            count(*) filter (where removed >= @from and removed < @to) as removed,
            count(*) filter (where due >= @from and due < @to) as due,
            count(*) filter (where due >= @from and due < @to and removed <= due) as on_time,
            count(*) filter (where coalesce(removed, released) is null) as open,
            coalesce(sum(max(0, min(coalesce(removed, released, @to), @to) - max(issued, @from))), 0) as online,
            coalesce(sum(max(0, min(coalesce(removed, released, @to), @to) - max(issued, due, @from))), 0) as overdue,
            coalesce(avg(acknowledged - received) filter (where received >= @from and received < @to), 0) as acknowledged
        from bench_item
        where issued < @to
            and (@provider is null or provider = @provider)
            and (@country is null or country = @country)
            and (@category is null or category = @category)
        """;

    // Product-limit curve with delayed entry: one sort of all ages, then running sums
    private const string CurveSql = """
        with risk as not materialized (
            select
                case when received < @from then @from - received else -1 end as entry,
                min(coalesce(removed, released, @to), @to) - received as leaving,
                coalesce(removed < @to, 0) as is_removed
            from bench_item
            where received < @to
                and coalesce(removed, released, @to) >= @from
                and (@provider is null or provider = @provider)
                and (@country is null or country = @country)
                and (@category is null or category = @category)
                and (@cohort = 0 or received >= @from)
        ),
        ages as (
            select age, sum(removed) as removed, sum(come) - sum(gone) as change
            from (
                select leaving as age, is_removed as removed, 1 as gone, 0 as come from risk
                union all
                select entry, 0, 0, 1 from risk where entry >= 0
                union all
                select -1, 0, 0, count(*) from risk where entry < 0
            )
            group by age
        ),
        steps as (
            select age, removed, sum(change) over (order by age rows between unbounded preceding and 1 preceding) as at_risk
            from ages
        ),
        curve as (
            select age, exp(sum(ln(1.0 - 1.0 * removed / at_risk)) over (order by age)) as survival
            from steps
            where removed > 0 and at_risk > removed
        )
        select
            min(age) filter (where survival <= 0.5) as half,
            min(age) filter (where survival <= 0.25) as three_in_four,
            min(age) filter (where survival <= 0.1) as nine_in_ten,
            min(survival) filter (where age <= 3600) as hour,
            min(survival) filter (where age <= 86400) as day,
            min(survival) filter (where age <= 604800) as week
        from curve
        """;

    // What is sorted is larger than the memory that a small machine has
    private const string SortInFilesSql = """
        pragma temp_store = file
        """;

    private const string IsThereSql = """
        select count(*) > 0
        from sqlite_master
        where name = 'bench_item_slice'
        """;

    /// <summary>Opens the rows, to sort them in files.</summary>
    internal async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = await database.OpenAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(SortInFilesSql, cancellationToken: cancellation));
        return connection;
    }

    /// <summary>Whether the rows were written before, to the end.</summary>
    internal async Task<bool> IsThereAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(IsThereSql, cancellationToken: cancellation));
    }

    /// <summary>Writes the items that count.</summary>
    internal async Task WriteAsync(BenchWorld world, IProgress<double>? progress, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(CreateSql, transaction: transaction, cancellationToken: cancellation));
        string[] columns = ["provider", "country", "category", "issued", "received", "due", "acknowledged", "removed", "released"];
        await using (var insert = Statement.Prepare(transaction, InsertSql, [.. columns.Select(column => (column, DbType.Int64))]))
        {
            foreach (var slice in world.Slices)
            {
                foreach (var item in world.Notices(slice).SelectMany(notice => notice.Items).Where(item => !item.Flags.HasFlag(ItemFlags.Void)))
                {
                    await insert.ExecuteAsync(
                        cancellation,
                        slice.Provider,
                        slice.Country,
                        slice.Category,
                        item.IssuedAt.ToUnixTimeSeconds(),
                        item.ReceivedAt.ToUnixTimeSeconds(),
                        item.DeadlineAt!.Value.ToUnixTimeSeconds(),
                        item.AcknowledgedAt?.ToUnixTimeSeconds(),
                        item.RemovedAt?.ToUnixTimeSeconds(),
                        item.ReleasedAt?.ToUnixTimeSeconds());
                }

                progress?.Report((slice.Number + 1.0) / world.Slices.Count);
            }
        }

        await connection.ExecuteAsync(new CommandDefinition(IndexSql, transaction: transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Counts, rate, hours and both curves of one slice, without intervals.</summary>
    internal static async Task AnswerAsync(DbConnection connection, BenchQuestion question, CancellationToken cancellation)
    {
        var parameters = new DynamicParameters();
        parameters.Add("provider", question.Provider);
        parameters.Add("country", question.Country);
        parameters.Add("category", question.Category);
        parameters.Add("from", question.From.ToUnixTimeSeconds());
        parameters.Add("to", question.To.ToUnixTimeSeconds());
        await connection.QuerySingleAsync(new CommandDefinition(CountsSql, parameters, cancellationToken: cancellation));
        foreach (var cohort in (int[])[0, 1])
        {
            parameters.Add("cohort", cohort);
            await connection.QuerySingleAsync(new CommandDefinition(CurveSql, parameters, cancellationToken: cancellation));
        }
    }
}
