using NodaTime;

namespace Portal.Data.Clocks;

/// <summary>One running, overdue or undetermined clock.</summary>
/// <param name="ItemId">Id of the item.</param>
/// <param name="NoticeId">Id of its notice.</param>
/// <param name="Provider">Provider code.</param>
/// <param name="HostCountry">Host country code.</param>
/// <param name="Category">Category code.</param>
/// <param name="Rule">Row id of the rule; null where none applies.</param>
/// <param name="StartedAt">Start of the clock.</param>
/// <param name="DueAt">Due time in force, inclusive; null where none is known.</param>
/// <param name="State">The group.</param>
/// <param name="UsedShare">Share of the limit used; over 1 when it passed; null without a limit.</param>
/// <param name="Left">Time left; negative past the limit; null without a limit or after a stop.</param>
/// <param name="Evidence">The latest thing known.</param>
/// <param name="EvidenceAt">When.</param>
/// <param name="AliveAt">Of an undetermined item the last check that found it; null otherwise.</param>
public sealed record BoardRow(
    long ItemId,
    long NoticeId,
    string Provider,
    string HostCountry,
    string Category,
    string? Rule,
    Instant StartedAt,
    Instant? DueAt,
    BoardState State,
    double? UsedShare,
    Duration? Left,
    BoardEvidence Evidence,
    Instant EvidenceAt,
    Instant? AliveAt);
