using NodaTime;
using NodaTime.Text;
using Portal.Data.Notices;

namespace Portal.Tests.Support;

/// <summary>Events for tests, every argument optional but the type and the time.</summary>
internal static class Events
{
    internal static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 8, 0);

    internal static NoticeEvent Of(
        EventType type,
        double hours,
        string? id = null,
        string notice = "n1",
        string? item = null,
        double? recordedHours = null,
        string? reason = null,
        double? deadlineHours = null,
        string? target = null,
        Evidence? evidence = null,
        string? provider = null,
        string source = "hotline") => new()
        {
            Source = source,
            EventId = id ?? $"{type}-{notice}-{item}-{hours}",
            NoticeRef = notice,
            ItemRef = item,
            Type = type,
            OccurredAt = At(hours),
            RecordedAt = At(recordedHours ?? hours),
            Provider = type == EventType.Issued ? provider ?? "alder" : provider,
            IssuerCountry = type == EventType.Issued ? "XA" : null,
            HostCountry = type == EventType.Issued ? "XB" : null,
            Category = type == EventType.Issued ? "csam-known" : null,
            NoticeType = type == EventType.Issued ? "hotline_notice" : null,
            Reason = reason,
            DeadlineAt = deadlineHours is { } due ? At(due) : (Instant?)null,
            Target = target,
            Evidence = evidence,
        };

    internal static Instant At(double hours) => Start + Duration.FromHours(hours);

    internal static Instant Utc(string text) => InstantPattern.ExtendedIso.Parse(text).GetValueOrThrow();

    /// <summary>A fold in which every item has so many hours from receipt.</summary>
    internal static NoticeFold Fold(double limitHours = 24, double skewSeconds = 120) =>
        new(facts => new RuleDeadline("TEST-24H", facts.ReceivedAt + Duration.FromHours(limitHours)), Duration.FromSeconds(skewSeconds));
}
