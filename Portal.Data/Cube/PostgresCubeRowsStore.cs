using System.Data.Common;
using Dapper;

namespace Portal.Data.Cube;

/// <summary>The rows of the cube on PostgreSQL, as sets.</summary>
internal sealed class PostgresCubeRowsStore(DbTransaction transaction) : ICubeRows
{
    private const string InsertSlicesSql = """
        insert into cube_slice (is_synthetic, provider, host_country, issuer_country, category, rule)
        select is_synthetic, provider, host_country, issuer_country, category, rule
        from unnest(@synthetic, @providers, @hosts, @issuers, @categories, @rules) with ordinality
            as given (is_synthetic, provider, host_country, issuer_country, category, rule, position)
        order by position
        returning id, is_synthetic, provider, host_country, issuer_country, category, rule
        """;

    private const string FindSql = """
        select given.position, b.cells
        from unnest(@slices, @tables, @periods) with ordinality as given (slice_id, cell_table, period, position)
        join cube_block b on b.slice_id = given.slice_id
            and b.cell_table = given.cell_table
            and b.period = given.period
        """;

    private const string PutSql = """
        insert into cube_block (slice_id, cell_table, period, cells)
        select slice_id, cell_table, period, cells
        from unnest(@slices, @tables, @periods, @cells) as given (slice_id, cell_table, period, cells)
        on conflict (slice_id, cell_table, period) do update set cells = excluded.cells
        """;

    private const string DeleteSql = """
        delete from cube_block
        where (slice_id, cell_table, period) in (
            select slice_id, cell_table, period
            from unnest(@slices, @tables, @periods) as given (slice_id, cell_table, period))
        """;

    private const string AppendSql = """
        insert into cube_ledger (slice_id, seq, first_known_at, last_known_at, changes)
        select slice_id, seq, first_known_at, last_known_at, changes
        from unnest(@slices, @seqs, @firsts, @lasts, @changes) as given (slice_id, seq, first_known_at, last_known_at, changes)
        """;

    public async Task<IReadOnlyList<long>> AddSlicesAsync(IReadOnlyList<SliceRow> slices, CancellationToken cancellation)
    {
        var parameters = new
        {
            synthetic = slices.Select(one => one.IsSynthetic).ToArray(),
            providers = slices.Select(one => one.Provider).ToArray(),
            hosts = slices.Select(one => one.HostCountry).ToArray(),
            issuers = slices.Select(one => one.IssuerCountry).ToArray(),
            categories = slices.Select(one => one.Category).ToArray(),
            rules = slices.Select(one => one.Rule).ToArray(),
        };
        var added = (await transaction.Connection!.QueryAsync<SliceRow>(new CommandDefinition(InsertSlicesSql, parameters, transaction, cancellationToken: cancellation)))
            .ToDictionary(row => row with { Id = 0 }, row => row.Id);
        return [.. slices.Select(row => added[row with { Id = 0 }])];
    }

    public async Task<IReadOnlyList<byte[]?>> FindAsync(IReadOnlyList<BlockPlace> places, CancellationToken cancellation)
    {
        var rows = await transaction.Connection!.QueryAsync<(long Position, byte[] Cells)>(
            new CommandDefinition(FindSql, Places(places), transaction, cancellationToken: cancellation));
        var found = new byte[]?[places.Count];
        foreach (var (position, cells) in rows)
        {
            found[position - 1] = cells;
        }

        return found;
    }

    public async Task PutAsync(IReadOnlyList<(BlockPlace Place, byte[]? Cells)> blocks, CancellationToken cancellation)
    {
        var kept = blocks.Where(one => one.Cells is not null).ToList();
        if (kept.Count > 0)
        {
            var parameters = Places([.. kept.Select(one => one.Place)]);
            parameters.Add("cells", kept.Select(one => one.Cells!).ToArray());
            await ExecuteAsync(PutSql, parameters, cancellation);
        }

        if (kept.Count < blocks.Count)
        {
            await ExecuteAsync(DeleteSql, Places([.. blocks.Where(one => one.Cells is null).Select(one => one.Place)]), cancellation);
        }
    }

    public Task AppendAsync(IReadOnlyList<LedgerRow> rows, CancellationToken cancellation)
    {
        var parameters = new DynamicParameters();
        parameters.Add("slices", rows.Select(row => row.SliceId).ToArray());
        parameters.Add("seqs", rows.Select(row => row.Seq).ToArray());
        parameters.Add("firsts", rows.Select(row => row.FirstKnownAt).ToArray());
        parameters.Add("lasts", rows.Select(row => row.LastKnownAt).ToArray());
        parameters.Add("changes", rows.Select(row => row.Changes).ToArray());
        return ExecuteAsync(AppendSql, parameters, cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static DynamicParameters Places(IReadOnlyList<BlockPlace> places)
    {
        var parameters = new DynamicParameters();
        parameters.Add("slices", places.Select(place => place.SliceId).ToArray());
        parameters.Add("tables", places.Select(place => (long)place.Table).ToArray());
        parameters.Add("periods", places.Select(place => (long)place.Period).ToArray());
        return parameters;
    }

    private Task<int> ExecuteAsync(string sql, DynamicParameters parameters, CancellationToken cancellation) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellation));
}
