using System.Data.Common;
using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Reads notices with their events, some ranges at a time and all of one state of the database. For one reader; dispose it when done.</summary>
internal sealed class PackedNoticeQueries : IAsyncDisposable
{
    private const string LastNoticeSql = """
        select coalesce(max(id), 0)
        from notice
        """;

    private const string PacksBehindSql = """
        select distinct id / 4294967296
        from event_pack
        where id >= @firstPack
        order by 1
        """;

    private const string NoticesSql = """
        select id, ref, is_synthetic
        from notice
        where id >= @first
            and id < @end
        """;

    private const string InOrderSql = "order by id";

    private const string PacksSql = """
        select e.id, e.events, s.code as source_code
        from event_pack e
        join source s on s.id = e.source_id
        where e.id >= @firstPack
            and e.id < @endPack
        order by e.id
        """;

    private readonly DbConnection connection;
    private readonly DbTransaction transaction;
    private readonly EventPackCodec codec = new();
    private readonly TextPool pool = new();

    private PackedNoticeQueries(DbConnection connection, DbTransaction transaction) => (this.connection, this.transaction) = (connection, transaction);

    internal static async Task<PackedNoticeQueries> OpenAsync(Database database, CancellationToken cancellation)
    {
        var opened = await database.OpenAsync(cancellation);
        try
        {
            return new PackedNoticeQueries(opened, await database.Dialect.BeginReadingAsync(opened, cancellation));
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>The largest id of a notice; 0 where there is none.</summary>
    internal Task<long> LastNoticeAsync(CancellationToken cancellation) =>
        connection.QuerySingleAsync<long>(new CommandDefinition(LastNoticeSql, transaction: transaction, cancellationToken: cancellation));

    /// <summary>The ranges of packs from a notice on, which begins one.</summary>
    internal Task<IEnumerable<long>> RangesFromAsync(long notice, CancellationToken cancellation) => connection.QueryAsync<long>(
        new CommandDefinition(PacksBehindSql, new { firstPack = EventPackRange.FirstPack(EventPackRange.Of(notice)) }, transaction, cancellationToken: cancellation));

    /// <summary>Notices with all their events, in the order of their ids; those without events are left out.</summary>
    /// <param name="first">Id of the first.</param>
    /// <param name="end">Id behind the last.</param>
    /// <param name="conditionSql">Further words of the condition; empty for none.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InvalidDataException">Events are damaged.</exception>
    internal async Task<IReadOnlyList<OpenNotice>> ReadAsync(long first, long end, string conditionSql, CancellationToken cancellation)
    {
        var (notices, packs) = await RowsAsync(first, end, conditionSql, cancellation);
        var events = new EventsOfNotices(notices, codec, pool);
        foreach (var pack in packs)
        {
            events.Add(pack);
        }

        return events.All();
    }

    /// <summary>The same of whole ranges; what is damaged is told by its notices, and so are events of notices that are not there.</summary>
    internal async Task<IReadOnlyList<OpenNotice>> ReadOrTellAsync(long first, long end, CancellationToken cancellation)
    {
        var (notices, packs) = await RowsAsync(first, end, "", cancellation);
        var events = new EventsOfNotices(notices, codec, pool);
        foreach (var pack in packs)
        {
            events.AddOrTell(pack);
        }

        return events.AllWithDamage();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task<(IReadOnlyList<NoticeRow> Notices, IEnumerable<PackRow> Packs)> RowsAsync(
        long first, long end, string conditionSql, CancellationToken cancellation)
    {
        var asked = new { first, end, firstPack = EventPackRange.FirstPack(EventPackRange.Of(first)), endPack = EventPackRange.FirstPack(EventPackRange.Of(end - 1) + 1) };
        var notices = (await connection.QueryAsync<NoticeRow>(
            new CommandDefinition($"{NoticesSql}\n{conditionSql}\n{InOrderSql}", asked, transaction, cancellationToken: cancellation))).AsList();
        var packs = await connection.QueryAsync<PackRow>(new CommandDefinition(PacksSql, asked, transaction, cancellationToken: cancellation));
        return (notices, packs);
    }
}
