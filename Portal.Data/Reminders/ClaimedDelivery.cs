using NodaTime;

namespace Portal.Data.Reminders;

/// <summary>A delivery that one worker holds until its lease ends; afterwards another may take it, under the same delivery id.</summary>
/// <param name="Id">Id within the database.</param>
/// <param name="Lease">Proof of holding it.</param>
/// <param name="Subscription">Whose it is.</param>
/// <param name="Message">What to tell.</param>
/// <param name="Payload">The same as the bytes of the first try: a receiver sees no difference between tries.</param>
/// <param name="Attempt">Number of this try, from 1.</param>
public sealed record ClaimedDelivery(long Id, string Lease, Subscription Subscription, ReminderMessage Message, string Payload, int Attempt)
{
    /// <summary>How long a worker holds a delivery: longer than any send may take.</summary>
    public static Duration LeaseLength { get; } = Duration.FromMinutes(5);
}
