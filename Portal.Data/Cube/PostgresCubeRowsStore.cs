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
        from unnest(@ids) with ordinality as given (id, position)
        join cube_block b on b.id = given.id
        """;

    private const string PutSql = """
        insert into cube_block (id, cells)
        select id, cells
        from unnest(@ids, @cells) as given (id, cells)
        on conflict (id) do update set cells = excluded.cells
        """;

    private const string DeleteSql = """
        delete from cube_block
        where id = any(@ids)
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
            new CommandDefinition(FindSql, new { ids = Ids(places) }, transaction, cancellationToken: cancellation));
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
            var parameters = new { ids = Ids(kept.Select(one => one.Place)), cells = kept.Select(one => one.Cells!).ToArray() };
            await ExecuteAsync(PutSql, parameters, cancellation);
        }

        if (kept.Count < blocks.Count)
        {
            await ExecuteAsync(DeleteSql, new { ids = Ids(blocks.Where(one => one.Cells is null).Select(one => one.Place)) }, cancellation);
        }
    }

    public Task AppendAsync(IReadOnlyList<LedgerRow> rows, CancellationToken cancellation)
    {
        var parameters = new
        {
            slices = rows.Select(row => row.SliceId).ToArray(),
            seqs = rows.Select(row => row.Seq).ToArray(),
            firsts = rows.Select(row => row.FirstKnownAt).ToArray(),
            lasts = rows.Select(row => row.LastKnownAt).ToArray(),
            changes = rows.Select(row => row.Changes).ToArray(),
        };
        return ExecuteAsync(AppendSql, parameters, cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static long[] Ids(IEnumerable<BlockPlace> places) => [.. places.Select(place => place.Id)];

    private Task<int> ExecuteAsync(string sql, object parameters, CancellationToken cancellation) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancellation));
}
