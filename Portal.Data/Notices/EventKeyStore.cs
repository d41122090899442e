using System.Data.Common;
using System.Runtime.InteropServices;
using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// Holds the index of event ids against the events, and makes it anew. Without it what was sent before would be taken again, or nothing more at all.
/// </summary>
public sealed class EventKeyStore(Database database)
{
    private const string ChunksSql = """
        select s.code as source_code, k.first, k.keys
        from event_key k
        join source s on s.id = k.source_id
        order by k.source_id, k.first
        """;

    // Changing the one row first makes writers of events wait until this has committed
    private const string EmptySql = """
        update cube_version
        set epoch = epoch + 1
        where id = 1;

        delete from event_key;
        """;

    private const string SourcesSql = """
        select code, id
        from source
        """;

    internal const string PutSql = """
        insert into event_key (source_id, first, keys)
        values (@source_id, @first, @keys)
        on conflict (source_id, first) do update set keys = excluded.keys
        """;

    /// <summary>Keys that are cut into chunks together.</summary>
    private const int KeysAPart = 1 << 13;

    /// <summary>Makes the index anew from the events, in one transaction.</summary>
    public async Task RebuildAsync(NoticeHistoryQueries history, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(EmptySql, transaction: transaction, cancellationToken: cancellation));
        var ids = (await connection.QueryAsync<(string Code, long Id)>(new CommandDefinition(SourcesSql, transaction: transaction, cancellationToken: cancellation)))
            .ToDictionary(one => one.Code, one => one.Id, StringComparer.Ordinal);
        using var spill = SpillFile.Beside(connection);
        foreach (var (source, keys) in await KeysAsync(history, spill, cancellation))
        {
            await PutAsync(transaction, ids[source], keys, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Stores the keys of a source that has none stored.</summary>
    internal static async Task PutAsync(DbTransaction transaction, long sourceId, EventKeyRuns keys, CancellationToken cancellation)
    {
        var (part, first) = (new List<EventKey>(), long.MinValue);
        foreach (var key in keys.All())
        {
            // Equal places stay together, for a chunk is found by its place
            if (part.Count >= KeysAPart && key.High != part[^1].High)
            {
                await PutAsync(transaction, sourceId, first, part, cancellation);
                part.Clear();
                first = key.Place;
            }

            part.Add(key);
        }

        await PutAsync(transaction, sourceId, first, part, cancellation);
    }

    private static async Task PutAsync(DbTransaction transaction, long sourceId, long first, List<EventKey> part, CancellationToken cancellation)
    {
        var chunks = new List<EventKeyChunk>();
        EventKeyChunk.Cut(new ByteWriter(), first, CollectionsMarshal.AsSpan(part), chunks);
        foreach (var chunk in chunks)
        {
            var values = new { source_id = sourceId, first = chunk.First, keys = chunk.Keys };
            await transaction.Connection!.ExecuteAsync(new CommandDefinition(PutSql, values, transaction, cancellationToken: cancellation));
        }
    }

    /// <summary>The sources whose index is damaged, or is not that of their events.</summary>
    /// <param name="connection">Reads the index.</param>
    /// <param name="events">What all stored events add up to.</param>
    internal static async Task<IReadOnlyCollection<string>> FaultsAsync(DbConnection connection, EventKeySums events)
    {
        var (damaged, stored, keys) = (new HashSet<string>(StringComparer.Ordinal), new EventKeySums(), new List<EventKey>());
        var (source, highest) = ("", long.MinValue);
        await foreach (var row in connection.QueryUnbufferedAsync<ChunkRow>(ChunksSql))
        {
            keys.Clear();
            try
            {
                new EventKeyChunk(row.First, row.Keys).ReadTo(keys);
            }
            catch (InvalidDataException)
            {
                damaged.Add(row.SourceCode);
                continue;
            }

            // A key is looked for in the chunk of its place alone
            if (keys.Exists(key => key.Place < row.First) || (row.SourceCode == source && highest >= row.First))
            {
                damaged.Add(row.SourceCode);
            }

            (source, highest) = (row.SourceCode, keys.Count == 0 ? row.First : keys[^1].Place);
            foreach (var key in keys)
            {
                stored.Add(row.SourceCode, key);
            }
        }

        return [.. damaged.Union(stored.Differing(events))];
    }

    private static async Task<Dictionary<string, EventKeyRuns>> KeysAsync(NoticeHistoryQueries history, SpillFile spill, CancellationToken cancellation)
    {
        var keys = new Dictionary<string, EventKeyRuns>(StringComparer.Ordinal);
        await foreach (var notice in history.NoticesAsync(cancellation))
        {
            foreach (var one in notice.Events)
            {
                if (!keys.TryGetValue(one.Source, out var of))
                {
                    keys.Add(one.Source, of = new(spill));
                }

                of.Add(EventKey.Of(one.EventId));
            }
        }

        return keys;
    }

    private sealed record ChunkRow
    {
        public required string SourceCode { get; init; }

        public required long First { get; init; }

        public required byte[] Keys { get; init; }
    }
}
