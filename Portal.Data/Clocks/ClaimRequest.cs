using NodaTime;

namespace Portal.Data.Clocks;

/// <summary>What somebody at a provider enters.</summary>
/// <param name="NoticeId">The notice.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="Reason">A code of <see cref="ClaimReasons"/>.</param>
/// <param name="DeadlineAt">The new deadline of an extension; null of a reset.</param>
/// <param name="Reference">The provider's own case number; null where there is none. It passes the gate or is refused.</param>
public sealed record ClaimRequest(long NoticeId, ClaimKind Kind, string Reason, Instant? DeadlineAt, string? Reference);
