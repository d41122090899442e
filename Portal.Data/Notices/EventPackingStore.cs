using System.Data.Common;
using Dapper;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Carries events that stood in rows of their own into packs; a later migration makes the index of their ids.</summary>
internal sealed class EventPackingStore : IMigrationStep
{
    private const string LastSql = """
        select coalesce(max(notice_id), 0)
        from notice_event
        """;

    private const string RowsSql = """
        select e.notice_id, e.source_id, e.event_id, e.item_ref, e.type, e.occurred_at, e.recorded_at, p.code as provider, e.issuer_country, e.host_country,
            e.category, e.notice_type, e.rules, e.limit_seconds, e.deadline_at, e.territory, e.material_ref, e.target, e.reason, e.evidence
        from notice_event e
        left join provider p on p.id = e.provider_id
        where e.notice_id > @after
            and e.notice_id <= @last
        order by e.notice_id, e.source_id, e.event_id
        """;

    private const string PackSql = """
        insert into event_pack (notice_id, source_id, event_count, last_recorded_at, events)
        values (@NoticeId, @SourceId, @count, @last, @bytes)
        """;

    private const int NoticesAtOnce = 2_000;

    /// <inheritdoc/>
    public string Name => "0007_pack_notice_events.sql";

    /// <inheritdoc/>
    public async Task RunAsync(DbTransaction transaction, SqlDialect dialect, CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        var last = await connection.QuerySingleAsync<long>(new CommandDefinition(LastSql, transaction: transaction, cancellationToken: cancellation));
        var codec = new EventPackCodec();
        for (var after = 0L; after < last; after += NoticesAtOnce)
        {
            var parameters = new { after, last = after + NoticesAtOnce };
            var rows = await connection.QueryAsync<OldRow>(new CommandDefinition(RowsSql, parameters, transaction, cancellationToken: cancellation));
            foreach (var some in rows.GroupBy(row => (row.NoticeId, row.SourceId)))
            {
                NoticeEvent[] events = [.. some.Select(row => row.ToEvent())];
                var values = new { some.Key.NoticeId, some.Key.SourceId, count = events.Length, last = events.Max(one => one.RecordedAt), bytes = codec.Write([new(0, [.. events])]) };
                await connection.ExecuteAsync(new CommandDefinition(PackSql, values, transaction, cancellationToken: cancellation));
            }
        }
    }

    private sealed record OldRow
    {
        public required long NoticeId { get; init; }

        public required long SourceId { get; init; }

        public required string EventId { get; init; }

        public byte[]? ItemRef { get; init; }

        public required long Type { get; init; }

        public required long OccurredAt { get; init; }

        public required long RecordedAt { get; init; }

        public string? Provider { get; init; }

        public string? IssuerCountry { get; init; }

        public string? HostCountry { get; init; }

        public string? Category { get; init; }

        public string? NoticeType { get; init; }

        public string? Rules { get; init; }

        public long? LimitSeconds { get; init; }

        public long? DeadlineAt { get; init; }

        public string? Territory { get; init; }

        public byte[]? MaterialRef { get; init; }

        public string? Target { get; init; }

        public string? Reason { get; init; }

        public long? Evidence { get; init; }

        internal NoticeEvent ToEvent() => new()
        {
            Source = "",
            EventId = EventId,
            NoticeRef = "",
            ItemRef = ItemRef is null ? null : Convert.ToHexStringLower(ItemRef),
            Type = (EventType)Type,
            OccurredAt = TypeHandlers.ToInstant(OccurredAt),
            RecordedAt = TypeHandlers.ToInstant(RecordedAt),
            Provider = Provider,
            IssuerCountry = IssuerCountry,
            HostCountry = HostCountry,
            Category = Category,
            NoticeType = NoticeType,
            Rules = Rules?.Split(';') ?? [],
            LimitSeconds = LimitSeconds,
            DeadlineAt = DeadlineAt is { } due ? TypeHandlers.ToInstant(due) : null,
            Territory = Territory,
            MaterialRef = MaterialRef is null ? null : Convert.ToHexStringLower(MaterialRef),
            Target = Target,
            Reason = Reason,
            Evidence = (Evidence?)Evidence,
        };
    }
}
