using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Turns rows of events on SQLite into events, with as few new objects as can be.</summary>
internal sealed class SqliteEventReader(SqliteStatement rows, BatchContext context, TextPool pool)
{
    private static readonly IReadOnlyList<string> NoRules = [];

    private readonly List<NoticeEvent> events = [];
    private readonly List<(byte[] Hash, string Hex)> items = [];
    private readonly Dictionary<string, IReadOnlyList<string>> ruleLists = [];

    /// <summary>Reads the remaining rows as the events of one notice.</summary>
    internal NoticeEvent[] ReadNotice(byte[] reference)
    {
        events.Clear();
        items.Clear();
        var noticeRef = NoticeEventRow.Hex(reference);
        while (rows.Step())
        {
            events.Add(ReadOne(noticeRef));
        }

        return [.. events];
    }

    /// <summary>The row that <paramref name="found"/> stands on, with the notice's id before the other columns.</summary>
    internal static NoticeEventRow Row(SqliteStatement found) => new()
    {
        NoticeId = found.Long(0),
        EventId = found.Text(1),
        ItemRef = found.BlobOrNull(2),
        Type = (int)found.Long(3),
        OccurredAt = found.Long(4),
        RecordedAt = found.Long(5),
        ProviderId = found.LongOrNull(6),
        IssuerCountry = found.TextOrNull(7),
        HostCountry = found.TextOrNull(8),
        Category = found.TextOrNull(9),
        NoticeType = found.TextOrNull(10),
        Rules = found.TextOrNull(11),
        LimitSeconds = found.LongOrNull(12),
        DeadlineAt = found.LongOrNull(13),
        Territory = found.TextOrNull(14),
        MaterialRef = found.BlobOrNull(15),
        Target = found.TextOrNull(16),
        Reason = found.TextOrNull(17),
        Evidence = (int?)found.LongOrNull(18),
    };

    private NoticeEvent ReadOne(string noticeRef) => new()
    {
        EventId = rows.Text(0),
        NoticeRef = noticeRef,
        ItemRef = rows.IsNull(1) ? null : ItemHex(rows.Bytes(1)),
        Type = (EventType)rows.Long(2),
        OccurredAt = TypeHandlers.ToInstant(rows.Long(3)),
        RecordedAt = TypeHandlers.ToInstant(rows.Long(4)),
        Provider = rows.LongOrNull(5) is { } id ? context.Providers[id] : null,
        IssuerCountry = Code(6),
        HostCountry = Code(7),
        Category = Code(8),
        NoticeType = Code(9),
        Rules = rows.IsNull(10) ? NoRules : RuleList(pool.Get(rows.Bytes(10))),
        LimitSeconds = rows.LongOrNull(11),
        DeadlineAt = rows.LongOrNull(12) is { } due ? TypeHandlers.ToInstant(due) : (Instant?)null,
        Territory = Code(13),
        MaterialRef = rows.BlobOrNull(14) is { } material ? NoticeEventRow.Hex(material) : null,
        Target = rows.TextOrNull(15),
        Reason = Code(16),
        Evidence = (Evidence?)rows.LongOrNull(17),
        Source = context.Sources[rows.Long(18)],
    };

    private string? Code(int column) => rows.IsNull(column) ? null : pool.Get(rows.Bytes(column));

    private IReadOnlyList<string> RuleList(string text)
    {
        if (ruleLists.TryGetValue(text, out var known))
        {
            return known;
        }

        string[] rules = text.Split(';');
        return ruleLists.Count < 1000 ? ruleLists[text] = rules : rules;
    }

    /// <summary>A notice has few items, and the same ones in most of its events.</summary>
    private string ItemHex(ReadOnlySpan<byte> hash)
    {
        var looked = 0;
        for (var at = items.Count - 1; at >= 0 && looked < 16; at--, looked++)
        {
            if (hash.SequenceEqual(items[at].Hash))
            {
                return items[at].Hex;
            }
        }

        var hex = Convert.ToHexStringLower(hash);
        items.Add((hash.ToArray(), hex));
        return hex;
    }
}
