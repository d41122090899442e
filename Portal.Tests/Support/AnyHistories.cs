using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Portal.Data.Notices;

namespace Portal.Tests.Support;

/// <summary>
/// Histories of one notice in which anything may happen in any order: every kind of event with every reason, evidence and territory, own issues with blank
/// columns, corrections and retractions of any event, events of the whole notice and of items, instants that coincide.
/// </summary>
internal static class AnyHistories
{
    internal static readonly Instant Zero = Instant.FromUtc(2026, 6, 1, 0, 0);

    private static readonly string?[] Reasons = [.. ReasonCodes.All.Order(StringComparer.Ordinal), null, null, null, null];

    /// <summary>Where a reason decides something, mostly one of those that do.</summary>
    private static readonly Dictionary<EventType, string?[]> Deciding = new()
    {
        [EventType.Delivered] = [ReasonCodes.Incomplete, null],
        [EventType.Issued] = [ReasonCodes.Incomplete, ReasonCodes.Irregular, null, null, null],
        [EventType.Reappeared] = [ReasonCodes.LawfulRestoration, ReasonCodes.Reuploaded, null],
        [EventType.Withdrawn] = [ReasonCodes.Void, ReasonCodes.MovedHost, "released", "other", null],
        [EventType.DisputeResolved] = [ReasonCodes.Upheld, ReasonCodes.Rejected],
    };

    /// <summary>About all users, from the sending; from a complete request; from receipt; capped by the notice.</summary>
    private static readonly string[][] Rules = [["MY-ONSA-25"], ["US-TIDA-3"], ["AU-OSA-109"], ["NL-WBAOKM-12H"], ["US-TIDA-3", "AU-OSA-109"], []];

    internal static Gen<NoticeEvent[]> Events() =>
        from count in Gen.Choose(1, 14)
        from first in Issue(EventType.Issued)
        from events in Gen.ArrayOf(One(), count)
        select events.Prepend(first with { ItemRef = null }).Select((one, at) => one with { EventId = $"e{at:00}", Target = one.Target is null ? null : $"e{at / 2:00}" }).ToArray();

    private static Gen<NoticeEvent> One() =>
        from type in Gen.Elements(Enum.GetValues<EventType>())
        from one in type is EventType.Issued or EventType.Corrected ? Issue(type) : Plain(type)
        select one;

    private static Gen<NoticeEvent> Issue(EventType type) =>
        from plain in Plain(type)
        from provider in Gen.Elements<string?>("alder", "birch", null)
        from issuer in Gen.Elements<string?>("MY", "US", "AU", "NL", null)
        from host in Gen.Elements<string?>("US", null)
        from category in Gen.Elements<string?>("csam-known", "csam", null)
        from noticeType in Gen.Elements<string?>("authority_removal_order", "user_notice", null)
        from rules in Gen.Elements(Rules)
        from limit in Gen.Elements<long?>(3600, 7200, null)
        select plain with { Provider = provider, IssuerCountry = issuer, HostCountry = host, Category = category, NoticeType = noticeType, Rules = rules, LimitSeconds = limit };

    private static Gen<NoticeEvent> Plain(EventType type) =>
        from halfHours in Gen.Choose(0, 24)
        from late in Gen.Choose(0, 6)
        from item in Gen.Elements<string?>(null, null, "a", "b")
        from decides in Gen.Elements(true, true, false)
        from reason in Gen.Elements(decides ? Deciding.GetValueOrDefault(type, [null]) : Reasons)
        from territory in Gen.Elements<string?>("*", "AU", "AU;*", "EU", " * ; AU", null)
        from evidence in Gen.Elements<Evidence?>(null, Evidence.Provider, Evidence.Notifier, Evidence.Crawler)
        from until in Gen.Choose(0, 60)
        from material in Gen.Elements<string?>(null, "m")
        select new NoticeEvent
        {
            Source = "s",
            EventId = "",
            NoticeRef = "n",
            ItemRef = item,
            Type = type,
            OccurredAt = Zero + Duration.FromMinutes(30 * halfHours),
            RecordedAt = Zero + Duration.FromMinutes(30 * (halfHours + late)),
            Target = type is EventType.Corrected or EventType.Retracted ? "some" : null,
            Reason = reason,
            Territory = type is EventType.AccessDisabled or EventType.Corrected ? territory : null,
            Evidence = evidence,
            MaterialRef = material,
            DeadlineAt = type == EventType.Extended && until > 0 ? Zero + Duration.FromHours(until) : null,
        };
}
