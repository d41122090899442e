using Portal.Data.Reminders;

namespace Portal.Ui.Workbench;

/// <summary>The form of a new subscription.</summary>
/// <param name="canMail">Whether this installation sends mail; where it does not, the form begins with what works.</param>
public sealed class ReminderDraft(bool canMail)
{
    public ReminderChannel Channel { get; set; } = canMail ? ReminderChannel.Mail : ReminderChannel.Webhook;

    public string Target { get; set; } = "";

    public bool WantsAtRisk { get; set; } = true;

    public bool WantsOverdue { get; set; } = true;

    public int DigestMinutes { get; set; } = 15;
}
