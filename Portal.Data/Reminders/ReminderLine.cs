using NodaTime;

namespace Portal.Data.Reminders;

/// <summary>One change in a message.</summary>
/// <param name="Reference">The portal's own reference of notice and item, as the board shows it.</param>
/// <param name="Change"><c>at_risk</c> or <c>overdue</c>.</param>
/// <param name="Rule">Row id of the rule.</param>
/// <param name="DueAt">Due time, inclusive.</param>
/// <param name="HappenedAt">When the change happened.</param>
public sealed record ReminderLine(string Reference, string Change, string Rule, Instant DueAt, Instant HappenedAt);
