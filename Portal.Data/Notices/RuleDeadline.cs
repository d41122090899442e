using NodaTime;

namespace Portal.Data.Notices;

/// <summary>The binding deadline that the law gives an item.</summary>
/// <param name="Rule">Row id of the rule.</param>
/// <param name="DueAt">Inclusive; null where the law lets the notice set the limit and the notice does not.</param>
public sealed record RuleDeadline(string Rule, Instant? DueAt);
