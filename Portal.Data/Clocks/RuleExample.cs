using NodaTime;

namespace Portal.Data.Clocks;

/// <summary>A made-up history of one notice, judged by <see cref="DeadlineCalculator"/> as a real one would be.</summary>
/// <param name="Case">What it shows.</param>
/// <param name="IssuedAt">Sending of the notice.</param>
/// <param name="DeliveredAt">First delivery.</param>
/// <param name="AcknowledgedAt">Confirmation of receipt; null where the example has none.</param>
/// <param name="Result">The obligation with its verdict.</param>
/// <param name="LimitInNotice">The limit that this made-up notice sets; null where the law's own counts.</param>
public sealed record RuleExample(
    ExampleCase Case, Instant IssuedAt, Instant DeliveredAt, Instant? AcknowledgedAt, Obligation Result, Duration? LimitInNotice);
