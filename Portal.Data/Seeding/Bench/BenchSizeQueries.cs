using System.Data.Common;
using Dapper;
using Portal.Data.Cube;

namespace Portal.Data.Seeding;

/// <summary>How large a cube is.</summary>
internal static class BenchSizeQueries
{
    private const string BlocksSql = """
        select cell_table, sum(length(cells)) as bytes
        from cube_block
        group by cell_table
        order by cell_table
        """;

    // The log of a large transaction is as large as the database: put back first, or everything would be counted twice
    private const string CheckpointSql = """
        pragma wal_checkpoint(truncate)
        """;

    /// <summary>Size of a SQLite database once its log is put back into it; 0 for others.</summary>
    internal static async Task<long> FileBytesAsync(DbConnection connection, string? file, CancellationToken cancellation)
    {
        if (file is null)
        {
            return 0;
        }

        await connection.ExecuteAsync(new CommandDefinition(CheckpointSql, cancellationToken: cancellation));
        return new FileInfo(file).Length;
    }

    /// <summary>Bytes of packed cells by table.</summary>
    internal static async Task<IReadOnlyDictionary<CellTable, long>> BlockBytesAsync(DbConnection connection, CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(BlocksSql, cancellationToken: cancellation));
        return rows.ToDictionary(row => (CellTable)row.CellTable, row => row.Bytes);
    }

    private sealed record Row
    {
        public long CellTable { get; init; }

        public long Bytes { get; init; }
    }
}
