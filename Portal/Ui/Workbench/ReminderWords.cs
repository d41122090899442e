using System.Globalization;
using NodaTime;
using Portal.Data.Reminders;

namespace Portal.Ui.Workbench;

/// <summary>Reminders in words.</summary>
internal static class ReminderWords
{
    internal static string Channel(ReminderChannel channel) => channel == ReminderChannel.Mail ? "E-mail" : "Webhook";

    internal static string Occasions(NewSubscription asked) => (asked.WantsAtRisk, asked.WantsOverdue) switch
    {
        (true, true) => "coming near, passed",
        (true, false) => "coming near",
        _ => "passed",
    };

    internal static string Digest(int minutes) => minutes switch { 15 => "every 15 minutes", 60 => "every hour", _ => "every day" };

    internal static string State(SubscriptionState state) => state switch
    {
        SubscriptionState.Unconfirmed => "Waits for agreement",
        SubscriptionState.Active => "Active",
        _ => "Paused",
    };

    internal static string Kind(DeliveryView one, CultureInfo culture) => one.Kind switch
    {
        DeliveryKind.Test => "Test",
        DeliveryKind.Confirmation => "Question for agreement",
        _ => one.ChangeCount == 1 ? "1 time limit" : $"{HumanFormat.Count(one.ChangeCount, culture)} time limits",
    };

    internal static (StatusKind Kind, string Text) Delivery(DeliveryView one) => one.State switch
    {
        DeliveryState.Sent => (StatusKind.Met, "Sent"),
        DeliveryState.Waiting => (StatusKind.Running, "Waiting"),
        _ => (StatusKind.Missed, "Given up"),
    };

    internal static string Fate(DeliveryView one, Instant now, CultureInfo culture) => one.State switch
    {
        DeliveryState.Waiting when one.Attempts == 0 => "goes out within half a minute",
        DeliveryState.Waiting => $"{one.Result ?? "being sent"}; try {one.Attempts + 1} of {BackOff.Attempts} {(one.NextAttemptAt > now ? $"in {HumanFormat.Length(one.NextAttemptAt - now, culture)}" : "soon")}",
        _ => one.Attempts == 1 ? one.Result ?? "" : $"{one.Result}; {one.Attempts} tries",
    };
}
