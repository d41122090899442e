using Portal.Data.Reminders;

namespace Portal.Ui.Workbench;

/// <summary>The form of a new subscription.</summary>
public sealed class ReminderDraft
{
    public ReminderChannel Channel { get; set; } = ReminderChannel.Mail;

    public string Target { get; set; } = "";

    public bool WantsAtRisk { get; set; } = true;

    public bool WantsOverdue { get; set; } = true;

    public int DigestMinutes { get; set; } = 15;
}
