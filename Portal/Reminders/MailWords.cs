using System.Globalization;
using System.Text;
using Portal.Data.Reminders;
using Portal.Ui;

namespace Portal.Reminders;

/// <summary>The words of mails: counts and the register's own references, gently.</summary>
internal static class MailWords
{
    internal const string Synthetic = "Synthetic demonstration data: no real notice, provider or country.";

    internal const string Caution =
        "A time limit that passed is a fact about a clock, not a finding about anybody. What is known may have changed since this was written; the register shows what is known now.";

    internal const string NotAsked = "If you did not ask for this, do nothing: no other mail will come.";

    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en");

    internal static string Why(ReminderMessage message) => message.Kind == DeliveryKind.Confirmation
        ? "If you never want to be asked again, end the subscription."
        : "You get this because this address was subscribed in the Removal Time Register and agreed to it.";

    internal static string Subject(ReminderMessage message) => message.Kind switch
    {
        DeliveryKind.Confirmation => "Do you want reminders from the Removal Time Register?",
        DeliveryKind.Test => "A test from the Removal Time Register",
        _ => $"Time limits: {Counts(message)}",
    };

    internal static string Lead(ReminderMessage message) => message.Kind switch
    {
        DeliveryKind.Confirmation => "Somebody entered this address to be reminded of time limits in the Removal Time Register. Nothing is sent until you agree.",
        DeliveryKind.Test => "This is the test that you asked for. Reminders will arrive in the same way.",
        _ => $"Since the last reminder: {Counts(message)}.",
    };

    internal static string Change(ReminderLine line) => line.Change == ReminderMessage.OverdueWord ? "passed" : "comes near";

    internal static string Due(ReminderLine line) => HumanFormat.Moment(line.DueAt, Culture);

    internal static string? More(ReminderMessage message) => (message.AtRisk + message.Overdue - message.Changes.Count) is > 0 and var more
        ? $"and {HumanFormat.Count(more, Culture)} more on the board."
        : null;

    internal static string Text(MailBodyView view)
    {
        var text = new StringBuilder();
        if (view.Message.IsSynthetic)
        {
            text.Append(Synthetic).Append("\r\n\r\n");
        }

        text.Append(view.Lead).Append("\r\n\r\n");
        if (view.Confirm is not null)
        {
            text.Append("Agree: ").Append(view.Confirm).Append("\r\n\r\n").Append(NotAsked).Append("\r\n\r\n");
        }

        foreach (var line in view.Message.Changes)
        {
            text.Append(line.Reference).Append("  ").Append(Change(line)).Append("  due ").Append(Due(line)).Append("\r\n");
        }

        if (view.Message.Changes.Count > 0)
        {
            text.Append(More(view.Message) is { } more ? more + "\r\n" : "").Append("\r\n").Append(Caution).Append("\r\n\r\n");
        }

        return text.Append("Open the register: ").Append(view.Board).Append("\r\n\r\n").Append(Why(view.Message)).Append("\r\nStop these reminders: ").Append(view.End).Append("\r\n").ToString();
    }

    private static string Counts(ReminderMessage message) => (message.Overdue, message.AtRisk) switch
    {
        ( > 0, > 0) => $"{HumanFormat.Count(message.Overdue, Culture)} passed, {HumanFormat.Count(message.AtRisk, Culture)} coming near",
        ( > 0, _) => $"{HumanFormat.Count(message.Overdue, Culture)} passed",
        _ => $"{HumanFormat.Count(message.AtRisk, Culture)} coming near",
    };
}
