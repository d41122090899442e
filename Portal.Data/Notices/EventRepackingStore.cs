using System.Data.Common;
using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Writes the packs of an older version in the form of this one, and the index of event ids with them.</summary>
internal sealed class EventRepackingStore : IMigrationStep
{
    private const string PacksSql = """
        select id, notice_id, source_id, event_count, last_recorded_at, events
        from event_pack_before
        where id > @after
        order by id
        limit @count
        """;

    private const string PutSql = """
        insert into event_pack (id, notice_id, source_id, event_count, last_recorded_at, events)
        values (@Id, @NoticeId, @SourceId, @EventCount, @LastRecordedAt, @Events)
        """;

    private const int PacksAtOnce = 2_000;

    /// <inheritdoc/>
    public string Name => "0009_repack_events.sql";

    /// <inheritdoc/>
    public async Task RunAsync(DbTransaction transaction, SqlDialect dialect, CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        using var spill = SpillFile.Beside(connection);
        var (codec, pool, keys) = (new EventPackCodec(), new TextPool(), new Dictionary<long, EventKeyRuns>());
        var after = 0L;
        List<OldPack> rows;
        do
        {
            var parameters = new { after, count = PacksAtOnce };
            rows = [.. await connection.QueryAsync<OldPack>(new CommandDefinition(PacksSql, parameters, transaction, cancellationToken: cancellation))];
            foreach (var row in rows)
            {
                var (pack, events) = EventPackForms.Rewritten(row.Events, codec, pool);
                var values = row with { Events = pack };
                await connection.ExecuteAsync(new CommandDefinition(PutSql, values, transaction, cancellationToken: cancellation));
                if (!keys.TryGetValue(row.SourceId, out var of))
                {
                    keys.Add(row.SourceId, of = new(spill));
                }

                events.ForEach(one => of.Add(EventKey.Of(one.EventId)));
                after = row.Id;
            }
        }
        while (rows.Count == PacksAtOnce);

        foreach (var (sourceId, of) in keys)
        {
            await EventKeyStore.PutAsync(transaction, sourceId, of, cancellation);
        }
    }

    private sealed record OldPack
    {
        public required long Id { get; init; }

        public required long NoticeId { get; init; }

        public required long SourceId { get; init; }

        public required long EventCount { get; init; }

        public required long LastRecordedAt { get; init; }

        public required byte[] Events { get; init; }
    }
}
