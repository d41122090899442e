using Dapper;
using Portal.Data.Accounts;
using Portal.Data.Releases;
using Portal.Data.Storage;
using Portal.Tests.Support;
using static Portal.Tests.Support.ReleaseDesk;

namespace Portal.Tests.Contracts;

/// <summary>Who built, audited, approved and published what can't be edited in the database unseen, and nothing is published on an edited record.</summary>
public sealed class ReleaseRecordContract
{
    private static readonly string[] Tables = ["release_draft", "release_file", "release_step", "release_publication"];

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Record_EveryStepThereIs_HoldsToTheEnd(DatabaseKind kind)
    {
        await using var desk = await CreateAsync(kind);
        await desk.BuildAsync();
        await desk.PublishedAsync();
        Done(await desk.Publisher.AskWithdrawalAsync(Release, 1, "Wrong times.", Ines, CancellationToken.None));
        Done(await desk.Publisher.WithdrawAsync(Release, 1, Marek, CancellationToken.None));

        Assert.Empty(await desk.Get<ReleaseRecordQueries>().VerifyAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Record_AnyColumnOfAnyRowEdited_IsFoundAndNothingIsPublished()
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        await desk.ApprovedAsync();
        var edits = 0;
        foreach (var (table, column, row) in await CellsAsync(desk))
        {
            await using var edited = await EditAsync(desk, table, column, row);
            edits++;

            Assert.True(await IsFoundAsync(desk), $"{table}.{column} of row {row}");
            Assert.True(await IsRefusedAsync(() => desk.Publisher.PublishAsync(Release, 1, Marek, CancellationToken.None)), $"{table}.{column} of row {row}");
            Assert.Equal(0, await desk.CountAsync("release_publication"));
        }

        Assert.True(edits >= 8 + 4 + (3 * 8), $"{edits} edits");
        Assert.Empty(await desk.Get<ReleaseRecordQueries>().VerifyAsync(CancellationToken.None));
        Done(await desk.Publisher.PublishAsync(Release, 1, Marek, CancellationToken.None));

        foreach (var (table, column, row) in await CellsAsync(desk))
        {
            await using var edited = await EditAsync(desk, table, column, row);

            Assert.True(await IsFoundAsync(desk), $"{table}.{column} of row {row}, published");
        }

        Assert.Empty(await desk.Get<ReleaseRecordQueries>().VerifyAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Approve_BuilderEditedIntoSomebodyElse_IsRefused()
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        await desk.BuildAsync();
        await desk.AuditAsync();
        var builder = new Actor(Ines.Key, Role.Approver);

        await desk.ExecuteAsync("update release_draft set built_by = 'nobody'");
        Refused(await desk.Workflow.ApproveAsync(Release, 1, builder, CancellationToken.None), "record-edited");
        await desk.ExecuteAsync("update release_step set actor = 'nobody' where step = 'Built'");
        Refused(await desk.Workflow.ApproveAsync(Release, 1, builder, CancellationToken.None), "record-edited");
        await desk.ExecuteAsync("update audit_entry set actor = 'nobody', detail = replace(detail, 'record', 'r') where action = 'release.built'");
        Refused(await desk.Workflow.ApproveAsync(Release, 1, builder, CancellationToken.None), "audit-broken");
    }

    [Theory]
    [InlineData("delete from release_step where seq = 3")]
    [InlineData("delete from release_step; delete from release_file; delete from release_draft")]
    [InlineData("insert into release_step (draft_id, seq, step, actor, at, detail, origin) select draft_id, 4, step, 'olga', at, detail, origin from release_step where seq = 3")]
    [InlineData("insert into release_file (draft_id, path, sha256, is_public) select draft_id, 'more.csv', sha256, 1 from release_file limit 1")]
    [InlineData("insert into release_publication (seq, draft_id, release, version, manifest, signature, published_at) select 1, id, release, version, x'00', '', 0 from release_draft")]
    public async Task Record_RowsAddedOrTakenAway_AreFound(string sql)
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        await desk.ApprovedAsync();
        await desk.ExecuteAsync(sql);

        Assert.True(await IsFoundAsync(desk));
    }

    [Fact]
    public async Task Record_OfAnOlderVersion_HoldsAsItWasToldAndIsNotPublished()
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        await desk.ApprovedAsync();
        var (record, entries) = await desk.Get<ReleaseRecordQueries>().ReadAsync(CancellationToken.None);
        var told = entries.Select(entry => entry with { Record = null }).ToList();

        Assert.Empty(record.Problems(told, null));
        Assert.All(record.Problems(told, record.Drafts[0].Id), problem => Assert.Equal("record-not-covered", problem.Rule));
        Assert.NotEmpty(record.Problems([told[0] with { Actor = "nobody" }, .. told.Skip(1)], null));
    }

    private static async Task<bool> IsFoundAsync(ReleaseDesk desk) => (await desk.Get<ReleaseRecordQueries>().VerifyAsync(CancellationToken.None)).Count > 0;

    private static async Task<bool> IsRefusedAsync(Func<Task<ReleaseResult>> step)
    {
        try
        {
            return await step() is ReleaseResult.Refused;
        }
        catch (InvalidDataException unknown)
        {
            return unknown.Message.Contains("portal check", StringComparison.Ordinal);
        }
    }

    /// <summary>Every column of every row that is kept; of files the first of each kind.</summary>
    private static async Task<List<(string Table, string Column, long Row)>> CellsAsync(ReleaseDesk desk)
    {
        await using var connection = await desk.Get<Database>().OpenAsync(CancellationToken.None);
        var cells = new List<(string Table, string Column, long Row)>();
        foreach (var table in Tables)
        {
            var rows = (await connection.QueryAsync<long>(table is "release_file" ? "select min(rowid) from release_file group by is_public" : $"select rowid from {table}")).AsList();
            foreach (var column in (await connection.QueryAsync<string>($"select name from pragma_table_info('{table}')")).AsList())
            {
                cells.AddRange(rows.Select(row => (table, column, row)));
            }
        }

        return cells;
    }

    /// <summary>Edits one value as somebody with the file in their hands would, and puts it back at the end.</summary>
    private static async Task<IAsyncDisposable> EditAsync(ReleaseDesk desk, string table, string column, long row)
    {
        var connection = await desk.Get<Database>().OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync("pragma foreign_keys = off; pragma ignore_check_constraints = on");

        // The key of a table without another is its row's own number
        var target = column is "id" || (table is "release_publication" && column is "seq") ? row + 500 : row;
        var before = await connection.ExecuteScalarAsync<object?>($"select {column} from {table} where rowid = {row}");
        var edited = before switch
        {
            long number when column is "is_public" or "is_synthetic" => $"{1 - number}",
            long => $"{column} + 500",
            string => $"{column} || 'x'",
            byte[] => "x'00'",
            _ => "7",
        };
        Assert.Equal(1, await connection.ExecuteAsync($"update {table} set {column} = {edited} where rowid = {row}"));
        return new Undo(async () =>
        {
            Assert.Equal(1, await connection.ExecuteAsync($"update {table} set {column} = @before where rowid = {target}", new { before }));
            await connection.ExecuteAsync("pragma foreign_keys = on; pragma ignore_check_constraints = off");
            await connection.DisposeAsync();
        });
    }

    private sealed class Undo(Func<Task> undo) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await undo();
    }
}
