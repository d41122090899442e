using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Cube.Baselines;

/// <summary>
/// A named event from which a weekly chart's limits begin anew: what happened, why it matters, who said so and when. It is never deleted;
/// withdrawn it moves nothing and stays in the list.
/// </summary>
public sealed record BaselineEvent
{
    /// <summary>What stands for the provider in the chart of all of them together.</summary>
    internal const string Together = "*";

    /// <summary>Number of this portal.</summary>
    public required long Id { get; init; }

    /// <summary>The jurisdiction whose chart it moves, an ISO 3166-1 alpha-2 code; charts through other eyes stay as they are.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The provider whose chart it moves; null for the chart of all together.</summary>
    public string? Provider { get; init; }

    /// <summary>Monday of the first week that the new limits judge.</summary>
    public required LocalDate FromWeek { get; init; }

    /// <summary>What happened, in a few words.</summary>
    public required string Name { get; init; }

    /// <summary>Why the weeks before can't judge those after.</summary>
    public required string Reason { get; init; }

    /// <summary>Key of the account that recorded it.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>Key of the account that withdrew it; null while it stands.</summary>
    public string? WithdrawnBy { get; init; }

    /// <summary>When it was withdrawn; null while it stands.</summary>
    public Instant? WithdrawnAt { get; init; }

    /// <summary>Why it was withdrawn; null while it stands.</summary>
    public string? WithdrawalReason { get; init; }

    /// <summary>Whether it was not withdrawn.</summary>
    public bool IsStanding => WithdrawnAt is null;

    /// <summary>Number of its week.</summary>
    public long Week => IsoWeeks.Of(FromWeek);

    /// <summary>Whether it moves the charts that these eyes see: it stands, and is their own.</summary>
    public bool Moves(Scope scope) => IsStanding && scope is Scope.OfJurisdiction { Code: var code } && code == Jurisdiction;
}
