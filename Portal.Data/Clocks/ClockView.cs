using NodaTime;

namespace Portal.Data.Clocks;

/// <summary>From where the clocks are read.</summary>
/// <param name="AsOf">Later events are left out; the instant itself counts.</param>
/// <param name="KnownAt">Events recorded later are not known; null knows everything.</param>
public sealed record ClockView(Instant AsOf, Instant? KnownAt)
{
    /// <summary>How far a stop may lie before the start through clocks that differ: 120 s.</summary>
    public Duration SkewTolerance { get; init; } = Duration.FromSeconds(120);

    /// <summary>
    /// Reads rules that are not law yet, or no longer in their making, as if they were in force: every such obligation carries the flag
    /// <c>what_if</c> and is never a legal verdict.
    /// </summary>
    public bool IsWhatIf { get; init; }

    /// <summary>Types of a provider by its code; null where unknown, which excludes no rule.</summary>
    public Func<string, IReadOnlyList<string>?> ProviderTypes { get; init; } = _ => null;
}
