using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Clocks;

/// <summary>What a deadline board keeps of one item: its binding clock as instants, from which the state follows at any moment.</summary>
public sealed record BoardClock
{
    /// <summary>How long past its limit a clock stays among the overdue ones, inclusive; after it, it is overdue for long. Ages of open items end at the same 90 days.</summary>
    public static readonly Duration LongOverdueAfter = Duration.FromDays(90);

    /// <summary>Id of the item.</summary>
    public required long ItemId { get; init; }

    /// <summary>Id of its notice.</summary>
    public required long NoticeId { get; init; }

    /// <summary>How people name the notice: <see cref="PublicReference"/>.</summary>
    public required string Reference { get; init; }

    /// <summary>The item's mark inside its notice; empty for the unnamed item.</summary>
    public required string ItemMark { get; init; }

    /// <summary>Provider code; empty where unknown.</summary>
    public required string Provider { get; init; }

    /// <summary>Issuer country code; empty where unknown.</summary>
    public required string IssuerCountry { get; init; }

    /// <summary>Host country code; empty where unknown.</summary>
    public required string HostCountry { get; init; }

    /// <summary>Category code; empty where unknown.</summary>
    public required string Category { get; init; }

    /// <summary>Row id of the rule whose due time binds first; null where none applies.</summary>
    public string? Rule { get; init; }

    /// <summary>Start of the clock.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>Due time in force, inclusive; null where none is known.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>From when the clock is at risk, inclusive; null where no due time is known.</summary>
    public Instant? AtRiskAt { get; init; }

    /// <summary>Of an undetermined item the first check that did not find it; null while open.</summary>
    public Instant? GoneAt { get; init; }

    /// <summary>The last check that found it, or its start; null where that is not asked because it is open and nobody checked.</summary>
    public Instant? AliveAt { get; init; }

    /// <summary>The latest thing known.</summary>
    public required BoardEvidence Evidence { get; init; }

    /// <summary>When.</summary>
    public required Instant EvidenceAt { get; init; }

    /// <summary>What to know beside the times.</summary>
    public ItemFlags Flags { get; init; }

    /// <summary>True for the demonstration's.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>Its group at an instant. On the dot is in time.</summary>
    public BoardState StateAt(Instant now) => this switch
    {
        { GoneAt: not null } => BoardState.Undetermined,
        { DueAt: null } => BoardState.Pending,
        _ when DueAt < now - LongOverdueAfter => BoardState.LongOverdue,
        _ when DueAt < now => BoardState.Overdue,
        _ when AtRiskAt <= now => BoardState.AtRisk,
        _ => BoardState.Running,
    };

    /// <summary>Share of the limit used at an instant, over 1 past it; null without a limit.</summary>
    public double? UsedShareAt(Instant now) =>
        DueAt is { } due && due > StartedAt ? ((GoneAt ?? now) - StartedAt) / (due - StartedAt) : null;

    /// <summary>Time left, negative past the limit; null without a limit and of an undetermined item.</summary>
    public Duration? LeftAt(Instant now) => GoneAt is null ? DueAt - now : null;
}
