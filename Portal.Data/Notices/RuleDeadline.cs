using NodaTime;

namespace Portal.Data.Notices;

/// <summary>The binding deadline that the law gives an item.</summary>
/// <param name="Rule">Row id of the rule.</param>
/// <param name="DueAt">Inclusive; null where the law lets the notice set the limit and the notice does not, and while the clock awaits its start.</param>
public sealed record RuleDeadline(string Rule, Instant? DueAt)
{
    /// <summary>Where the law lets the period start anew: the due time of the full period from an instant; null where it does not.</summary>
    public Func<Instant, Instant>? Anew { get; init; }

    /// <summary>Whether the rule's clock starts only with a complete request.</summary>
    public bool IsCompleteNeeded { get; init; }

    /// <summary>Whether the limit lies before the start of its own clock, so that nobody could keep to it.</summary>
    public bool IsBeforeStart { get; init; }

    /// <summary>Another name of the rule that events may use, such as its version group; null where there is none.</summary>
    public string? Group { get; init; }

    /// <summary>Whether an event that names rules, or none, acts on this one.</summary>
    internal bool IsMeantBy(NoticeEvent one) => one.Rules.Count == 0 || one.Rules.Contains(Rule) || (Group is not null && one.Rules.Contains(Group));
}
