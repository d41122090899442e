using NodaTime;
using Portal.Data.Imports;
using Portal.Data.Notices;

namespace Portal.Data.Seeding;

/// <summary>
/// Synthetic notices that ask everything of the calculator: several items and rules, extensions, pauses, resets, checks, withdrawals. For measuring the
/// machine only; nothing in it is a fact. Written in the order in which the notices are sent, so that the events of a notice lie far apart.
/// </summary>
public static class ClockWorkload
{
    /// <summary>The earliest start.</summary>
    public static readonly Instant From = Instant.FromUtc(2026, 3, 1, 0, 0);

    private const ulong DrawStream = 71;

    private static readonly string[] RuleSets =
    [
        "AU-OSA-109", "FR-LCEN-6-1-v2", "NL-WBAOKM-12H", "EU-TCO-3", "US-2258A-PRESERVE-v2", "UK-OSA-10", "AU-OSA-109;US-2258A-PRESERVE-v2", "IN-3-1-d", "DE-NETZDG-7D;EU-DSA-16;MY-ONSA-25", "",
    ];

    /// <summary>Writes rows until the named rules make the wanted number of obligations; the number of rows and of obligations that named rules make.</summary>
    /// <param name="output">Receives a CSV file with a header.</param>
    /// <param name="obligations">Wanted.</param>
    /// <param name="seed">Another seed, other notices.</param>
    public static (long Rows, long Obligations) Write(Stream output, long obligations, ulong seed)
    {
        output.Write(EventWriter.Line([.. Enum.GetValues<EventColumn>().Select(EventColumns.NameOf)], EventFormat.Csv));
        var (rows, made) = (0L, 0L);

        // Notices in blocks whose rows are interleaved: no event of a notice follows another.
        const int Block = 64;
        for (ulong first = 0; made < obligations; first += Block)
        {
            var block = new List<Queue<NoticeEvent>>();
            for (var index = first; index < first + Block && made < obligations; index++)
            {
                block.Add(new Queue<NoticeEvent>(Notice(CounterRandom.For(seed, DrawStream, index), index, out var count)));
                made += count;
            }

            for (var isOpen = true; isOpen;)
            {
                isOpen = false;
                foreach (var notice in block)
                {
                    if (notice.TryDequeue(out var one))
                    {
                        output.Write(EventWriter.Line(Cells(one), EventFormat.Csv));
                        rows++;
                        isOpen = true;
                    }
                }
            }
        }

        return (rows, made);
    }

    private static List<NoticeEvent> Notice(CounterRandom random, ulong index, out int obligations)
    {
        var number = 0;
        var start = From + Duration.FromSeconds((long)(random.Uniform(0) * 86_400 * 60));
        var items = 1 + (int)(random.Uniform(1) * 5);
        var rules = RuleSets[(int)(random.Uniform(2) * RuleSets.Length)];
        obligations = items * rules.Count(character => character == ';') + (rules.Length > 0 ? items : 0);
        var plain = new NoticeEvent { Source = "bench", EventId = "", NoticeRef = $"n{index}", Type = EventType.Issued, OccurredAt = start, RecordedAt = start };
        var events = new List<NoticeEvent>
        {
            Next(EventType.Issued, 0) with
            {
                Provider = $"p{index % 97}", IssuerCountry = "AU", HostCountry = "US", Category = "csam-known", NoticeType = "authority_removal_order",
                Rules = rules.Split(';', StringSplitOptions.RemoveEmptyEntries), LimitSeconds = rules.EndsWith("MY-ONSA-25", StringComparison.Ordinal) ? 86_400 : null,
            },
            Next(EventType.Delivered, 120),
        };
        for (var item = 0; item < items; item++)
        {
            var end = (long)(random.Uniform((ulong)(10 + item)) * 3 * 86_400);
            var how = random.Uniform((ulong)(20 + item));
            var own = how < 0.15 ? [Next(EventType.Seen, end / 2)]
                : how < 0.4 ? [Next(EventType.Seen, end / 2), Next(EventType.Gone, end + 300)]
                : how < 0.45 ? [Next(EventType.AccessDisabled, end + 300) with { Territory = "AU" }]
                : new[] { Next(EventType.Removed, end + 300) };
            events.AddRange(own.Select(one => one with { ItemRef = $"i{item}" }));
        }

        var more = random.Uniform(3);
        events.AddRange(more < 0.05 ? [Next(EventType.Extended, 3600) with { DeadlineAt = start + Duration.FromDays(3) }]
            : more < 0.08 ? [Next(EventType.ResetClaimed, 600), Next(EventType.ResetAccepted, 1200), Next(EventType.ResetEnded, 9000)]
            : more < 0.1 ? [Next(EventType.Paused, 600), Next(EventType.Resumed, 9000)]
            : more < 0.11 ? [Next(EventType.Withdrawn, 7000) with { Reason = "released" }]
            : Array.Empty<NoticeEvent>());
        return events;

        NoticeEvent Next(EventType type, long seconds)
        {
            var at = start + Duration.FromSeconds(seconds);
            return plain with { EventId = $"{index}-{number++}", Type = type, OccurredAt = at, RecordedAt = at };
        }
    }

    private static string?[] Cells(NoticeEvent one)
    {
        var cells = new string?[Enum.GetValues<EventColumn>().Length];
        cells[(int)EventColumn.EventId] = one.EventId;
        cells[(int)EventColumn.NoticeRef] = one.NoticeRef;
        cells[(int)EventColumn.ItemRef] = one.ItemRef;
        cells[(int)EventColumn.Type] = EventWords.Of(one.Type);
        cells[(int)EventColumn.OccurredAt] = EventWriter.TimeText(one.OccurredAt);
        cells[(int)EventColumn.Provider] = one.Provider;
        cells[(int)EventColumn.IssuerCountry] = one.IssuerCountry;
        cells[(int)EventColumn.HostCountry] = one.HostCountry;
        cells[(int)EventColumn.Category] = one.Category;
        cells[(int)EventColumn.NoticeType] = one.NoticeType;
        cells[(int)EventColumn.Rule] = one.Rules.Count > 0 ? string.Join(';', one.Rules) : null;
        cells[(int)EventColumn.LimitSeconds] = one.LimitSeconds?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        cells[(int)EventColumn.DeadlineAt] = one.DeadlineAt is { } deadline ? EventWriter.TimeText(deadline) : null;
        cells[(int)EventColumn.Territory] = one.Territory;
        cells[(int)EventColumn.Reason] = one.Reason;
        return cells;
    }
}
