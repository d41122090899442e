using Portal.Data.Reminders;

namespace Portal.Reminders;

/// <summary>What stands in a mail.</summary>
/// <param name="Message">The counts and references.</param>
/// <param name="Lead">The opening sentence.</param>
/// <param name="Board">Address of the page that shows more.</param>
/// <param name="Confirm">Address that agrees; null but in the question for agreement.</param>
/// <param name="End">Address that ends the reminders.</param>
public sealed record MailBodyView(ReminderMessage Message, string Lead, string Board, string? Confirm, string End);
