using System.Data.Common;
using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Gathers packs of single notices into packs of their ranges.</summary>
internal sealed class EventGatheringStore : IMigrationStep
{
    private const string PacksSql = """
        select id / 1048576 as notice_id, source_id, events
        from event_pack_before
        where id >= @first * 1048576
            and id < @end * 1048576
        order by id
        """;

    private const string LastSql = """
        select coalesce(max(id) / 1048576, 0)
        from event_pack_before
        """;

    private const string PutSql = """
        insert into event_pack (id, source_id, events)
        values (@Id, @SourceId, @Bytes)
        """;

    private const string DropSql = "drop table event_pack_before";

    private const int NoticesAtOnce = 32 * EventPackRange.Length;

    private readonly EventPackCodec codec = new();
    private readonly TextPool pool = new();

    /// <inheritdoc/>
    public string Name => "0089_gather_event_packs.sql";

    /// <inheritdoc/>
    public async Task RunAsync(DbTransaction transaction, SqlDialect dialect, CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        var last = await connection.QuerySingleAsync<long>(new CommandDefinition(LastSql, transaction: transaction, cancellationToken: cancellation));
        for (var first = 0L; first <= last; first += NoticesAtOnce)
        {
            var asked = new { first, end = first + NoticesAtOnce };
            var rows = await connection.QueryAsync<OldPack>(new CommandDefinition(PacksSql, asked, transaction, cancellationToken: cancellation));
            var packs = rows.GroupBy(row => EventPackRange.Of(row.NoticeId)).SelectMany(range => Gathered(range.Key, [.. range]));
            await connection.ExecuteAsync(new CommandDefinition(PutSql, packs, transaction, cancellationToken: cancellation));
        }

        await connection.ExecuteAsync(new CommandDefinition(DropSql, transaction: transaction, cancellationToken: cancellation));
    }

    /// <summary>One pack for each source; what is damaged stays as it is, so that a check still names it.</summary>
    private List<EventPack> Gathered(long range, IReadOnlyList<OldPack> rows)
    {
        var (packs, read) = (new List<EventPack>(), new List<(OldPack Row, List<NoticeEvent> Events)>());
        void Put(long sourceId, byte[] bytes) => packs.Add(new EventPack(EventPackRange.NextPack(range, sourceId, packs), sourceId, bytes));
        foreach (var row in rows)
        {
            try
            {
                read.Add((row, EventPackForms.Read(row.Events, codec, pool)));
            }
            catch (InvalidDataException)
            {
                Put(row.SourceId, row.Events);
            }
        }

        foreach (var source in read.GroupBy(one => one.Row.SourceId))
        {
            var notices = source.GroupBy(one => one.Row.NoticeId)
                .Select(notice => new EventsInPlace(EventPackRange.PlaceOf(notice.Key), [.. notice.SelectMany(one => one.Events)]));
            Put(source.Key, codec.Write([.. notices]));
        }

        return packs;
    }

    private sealed record OldPack
    {
        public required long NoticeId { get; init; }

        public required long SourceId { get; init; }

        public required byte[] Events { get; init; }
    }
}
