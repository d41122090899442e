using NodaTime;
using NodaTime.Text;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Regimes;

namespace Portal.Tests.Support;

/// <summary>Writes the events of one notice in few words: times are RFC 3339, or hours after 2026-03-01T00:00Z.</summary>
internal sealed class ClockEvents
{
    internal static readonly Instant Zero = Instant.FromUtc(2026, 3, 1, 0, 0);

    private readonly List<NoticeEvent> events = [];

    internal IReadOnlyList<NoticeEvent> All => events;

    internal static Instant Hour(double hours) => Zero + Duration.FromHours(hours);

    internal static Instant At(string text) => OffsetDateTimePattern.Rfc3339.Parse(text).Value.ToInstant();

    /// <summary>A notice issued and delivered at hour 0 under the named rules.</summary>
    internal static ClockEvents Notice(string rules) => new ClockEvents().Issued(0, rules).Add(EventType.Delivered, 0);

    internal static ClockEvents Starting(string rules, string at) => new ClockEvents()
        .Add(EventType.Issued, At(at), one => one with { Rules = rules.Split(';') })
        .Add(EventType.Delivered, At(at));

    internal ClockEvents Issued(double hour, string rules, Func<NoticeEvent, NoticeEvent>? edit = null) =>
        Add(EventType.Issued, Hour(hour), one => (edit ?? (same => same))(one with { Rules = rules.Split(';', StringSplitOptions.RemoveEmptyEntries) }));

    internal ClockEvents Add(EventType type, double hour, Func<NoticeEvent, NoticeEvent>? edit = null) => Add(type, Hour(hour), edit);

    internal ClockEvents Add(EventType type, Instant at, Func<NoticeEvent, NoticeEvent>? edit = null)
    {
        var plain = new NoticeEvent { Source = "s", EventId = $"e{events.Count}", NoticeRef = "n", Type = type, OccurredAt = at, RecordedAt = at };
        events.Add(edit is null ? plain : edit(plain));
        return this;
    }

    internal IReadOnlyList<Obligation> Read(double asOf, RuleCatalogue? catalogue = null, double? knownAt = null) =>
        Read(Hour(asOf), catalogue, knownAt is { } known ? Hour(known) : null);

    internal IReadOnlyList<Obligation> Read(Instant asOf, RuleCatalogue? catalogue = null, Instant? knownAt = null) =>
        [.. DeadlineCalculator.Evaluate(events, catalogue ?? Catalogues.Shipped, new ClockView(asOf, knownAt))];

    internal Obligation One(double asOf, RuleCatalogue? catalogue = null, double? knownAt = null) => Assert.Single(Read(asOf, catalogue, knownAt));
}
