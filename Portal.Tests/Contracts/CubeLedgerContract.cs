using Dapper;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>Rows of the ledger are bits; what is of another form is made again from the events.</summary>
public sealed class CubeLedgerContract
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Ensure_RowsOfAnotherForm_AreRefusedAndMadeAgain(DatabaseKind kind)
    {
        await using var test = await SyntheticNotices.StoredAsync(kind, SyntheticNotices.Events("dirty", 15, 17));
        var history = new NoticeHistoryQueries(test.Database);
        var check = new CubeCheckQueries(test.Database, history, new StoredNoticeQueries(test.Database));
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            var row = (await CubeBlockQueries.LedgerAsync(connection).ToListAsync())[0];
            var writer = new ByteWriter();
            writer.Bytes([1, .. row.Changes.AsSpan(1, row.Changes.Length - 5)]);
            BlockCheck.Write(writer, 0);
            await connection.ExecuteAsync(
                "update cube_ledger set changes = @changes where slice_id = @SliceId and seq = @Seq", new { row.SliceId, row.Seq, changes = writer.Written.ToArray() });
            Assert.Contains((await check.CheckAsync(SyntheticNotices.Fold, null, CancellationToken.None)).Differences, one => one.Kind == "damaged");

            foreach (var (_, sql) in Migrator.Scripts(test.Database.Dialect.MigrationFolder).Where(one => one.Name == "0038_retell_ledger_in_bits.sql"))
            {
                await connection.ExecuteAsync(sql);
            }
        }

        var cells = new CubeRebuildStore(test.Database, history);
        Assert.False(await cells.IsCountedAsync(CancellationToken.None));
        await cells.RebuildAsync(SyntheticNotices.Fold, null, CancellationToken.None);

        Assert.Empty((await check.CheckAsync(SyntheticNotices.Fold, null, CancellationToken.None)).Differences);
    }

    [Fact]
    public void Read_RowThatEndsTooEarly_IsRefused()
    {
        var row = new LedgerPage().ToRow(1, 1).Changes;
        Assert.Empty(Changes(row));

        var writer = new ByteWriter();
        writer.Bytes([LedgerCodec.Form, 0x15]);
        BlockCheck.Write(writer, 0);

        Assert.Throws<InvalidDataException>(() => Changes(writer.Written.ToArray()));
    }

    private static List<LedgerCell> Changes(byte[] row)
    {
        var changes = new List<LedgerCell>();
        new LedgerReader().Read(row, changes);
        return changes;
    }
}
