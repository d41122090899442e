using NodaTime;
using Portal.Data.Reminders;

namespace Portal.Ui.Workbench;

/// <summary>One person's reminders.</summary>
/// <param name="Now">The instant of looking.</param>
/// <param name="Subscriptions">Oldest first.</param>
/// <param name="Deliveries">Newest first.</param>
/// <param name="CalendarSince">Since when the private calendar has its address; null where there is none.</param>
/// <param name="CanMail">Whether this installation sends mail.</param>
/// <param name="IsSynthetic">Whether the demonstration is loaded.</param>
internal sealed record ReminderDeskView(
    Instant Now,
    IReadOnlyList<Subscription> Subscriptions,
    IReadOnlyList<DeliveryView> Deliveries,
    Instant? CalendarSince,
    bool CanMail,
    bool IsSynthetic);
