using Dapper;
using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Reminders;

/// <summary>Reads the open due times of a calendar.</summary>
public sealed class CalendarQueries(Database database, NoticeHistoryQueries history)
{
    /// <summary>Entries of one calendar, at most: the earliest.</summary>
    public const int MostEntries = 1000;

    private const string EntriesSql = """
        select o.notice_id, n.ref as notice_ref, o.rule, o.started_at, o.due_at, o.items, o.is_synthetic
        from (
            select i.notice_id, i.rule, min(i.received_at) as started_at, min(i.deadline_at) as due_at, count(*) as items,
                max(case when i.is_synthetic then 1 else 0 end) = 1 as is_synthetic
            from item_state i
            left join provider p on p.id = i.provider_id
            where i.removed_at is null
                and i.released_at is null
                and i.flags % 2 = 0
                and i.rule is not null
                and i.deadline_at >= @from
                and i.issued_at <= @now
                and (cast(@provider as text) is null or p.code = @provider)
                and (cast(@jurisdiction as text) is null or i.issuer_country = @jurisdiction or i.host_country = @jurisdiction)
            group by i.notice_id, i.rule
            order by min(i.deadline_at), i.notice_id, i.rule
            limit @limit) o
        join notice n on n.id = o.notice_id
        order by o.due_at, o.notice_id, o.rule
        """;

    /// <summary>How long a passed due time stays in a calendar while its items are open.</summary>
    public static Duration KeptAfterDue { get; } = Duration.FromDays(30);

    /// <summary>The open due times that a scope may see, earliest first.</summary>
    public async Task<IReadOnlyList<CalendarEntry>> EntriesAsync(Scope scope, Instant now, CancellationToken cancellation)
    {
        var (provider, jurisdiction) = ReminderScope.Of(scope);
        var asked = new { provider, jurisdiction, now, from = now - KeptAfterDue, limit = MostEntries };
        IReadOnlyList<EntryRow> rows;
        await using (var connection = await database.OpenAsync(cancellation))
        {
            rows = [.. await connection.QueryAsync<EntryRow>(new CommandDefinition(EntriesSql, asked, cancellationToken: cancellation))];
        }

        // The events of a notice only ever grow in number, so that their count can stand for the version of an entry
        var known = new Dictionary<long, (int Count, Instant Last)>();
        await foreach (var notice in history.SomeAsync([.. rows.Select(row => row.NoticeId).Distinct()], cancellation))
        {
            known.Add(notice.NoticeId, (notice.Events.Count, notice.Events.Max(one => one.RecordedAt)));
        }

        return [.. rows.Select(row => row.ToEntry(known[row.NoticeId]))];
    }

    private sealed record EntryRow
    {
        public required long NoticeId { get; init; }

        public required byte[] NoticeRef { get; init; }

        public required string Rule { get; init; }

        public required Instant StartedAt { get; init; }

        public required Instant DueAt { get; init; }

        public required long Items { get; init; }

        public required bool IsSynthetic { get; init; }

        internal CalendarEntry ToEntry((int Count, Instant Last) known) => new()
        {
            NoticeId = NoticeId,
            NoticeRef = NoticeRef,
            Rule = Rule,
            StartedAt = StartedAt,
            DueAt = DueAt,
            Items = (int)Items,
            Sequence = known.Count,
            ChangedAt = known.Last,
            IsSynthetic = IsSynthetic,
        };
    }
}
