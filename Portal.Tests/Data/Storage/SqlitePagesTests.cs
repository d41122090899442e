using Dapper;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Storage;

public sealed class SqlitePagesTests
{
    [Fact]
    public async Task BytesUnder_AllTreesWithValuesOfAnyLength_AddUpToTheFile()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        long expected;
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync("""
                create table long_row (id integer primary key, value blob not null) strict;

                create table long_key (value blob not null primary key) without rowid, strict;

                with recursive number (n) as (select 1 union all select n + 1 from number where n < 400)
                insert into long_row (value)
                select zeroblob(n * 53)
                from number;

                insert into long_key (value)
                select cast(value || cast(id as text) as blob)
                from long_row;

                pragma wal_checkpoint(truncate);
                """);
            expected = await connection.QuerySingleAsync<long>("select (page_count - freelist_count) * page_size from pragma_page_count, pragma_freelist_count, pragma_page_size");
        }

        var trees = await new TableSizeQueries(test.Database).AllAsync(CancellationToken.None);
        using var pages = new SqlitePages(test.Database.File!);

        Assert.Equal(expected, trees.Sum(tree => tree.Bytes) + pages.BytesUnder(1));
    }
}
