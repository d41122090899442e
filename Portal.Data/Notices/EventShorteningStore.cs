using System.Data.Common;
using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Writes packs with shorter references, under ids that say whose they are.</summary>
internal sealed class EventShorteningStore : IMigrationStep
{
    private const string PacksSql = """
        select id, notice_id, source_id, events
        from event_pack_before
        where notice_id > @after
            and notice_id <= @last
        order by notice_id, id
        """;

    private const string LastSql = """
        select coalesce(max(notice_id), 0)
        from event_pack_before
        """;

    private const string PutSql = """
        insert into event_pack (id, source_id, events)
        values (@id, @SourceId, @events)
        """;

    private const string DropSql = "drop table event_pack_before";

    private const int NoticesAtOnce = 2_000;

    // The id of a pack said its notice, until packs came to hold many
    private const long PacksOfANotice = 1 << 20;

    /// <inheritdoc/>
    public string Name => "0014_shorten_references.sql";

    /// <inheritdoc/>
    public async Task RunAsync(DbTransaction transaction, SqlDialect dialect, CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        var last = await connection.QuerySingleAsync<long>(new CommandDefinition(LastSql, transaction: transaction, cancellationToken: cancellation));
        var (codec, pool) = (new EventPackCodec(), new TextPool());
        for (var after = 0L; after < last; after += NoticesAtOnce)
        {
            var parameters = new { after, last = after + NoticesAtOnce };
            var rows = await connection.QueryAsync<OldPack>(new CommandDefinition(PacksSql, parameters, transaction, cancellationToken: cancellation));
            var shortened = rows.GroupBy(row => row.NoticeId).SelectMany(notice => notice.Select((row, number) => new
            {
                id = (notice.Key * PacksOfANotice) + number,
                row.SourceId,
                events = EventPackForms.Rewritten(row.Events, codec, pool).Pack,
            }));
            await connection.ExecuteAsync(new CommandDefinition(PutSql, shortened, transaction, cancellationToken: cancellation));
        }

        await connection.ExecuteAsync(new CommandDefinition(DropSql, transaction: transaction, cancellationToken: cancellation));
    }

    private sealed record OldPack
    {
        public required long Id { get; init; }

        public required long NoticeId { get; init; }

        public required long SourceId { get; init; }

        public required byte[] Events { get; init; }
    }
}
