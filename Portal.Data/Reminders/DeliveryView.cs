using NodaTime;

namespace Portal.Data.Reminders;

/// <summary>A delivery as its owner sees it.</summary>
public sealed record DeliveryView
{
    /// <summary>Id within the database.</summary>
    public required long Id { get; init; }

    /// <summary>The id that the receiver sees, the same on every try.</summary>
    public required string DeliveryId { get; init; }

    /// <summary>Whose it is.</summary>
    public required long SubscriptionId { get; init; }

    /// <summary>The way it takes.</summary>
    public required ReminderChannel Channel { get; init; }

    /// <summary>What it is for.</summary>
    public required DeliveryKind Kind { get; init; }

    /// <summary>How many changes it tells.</summary>
    public required int ChangeCount { get; init; }

    /// <summary>Where it stands.</summary>
    public required DeliveryState State { get; init; }

    /// <summary>Tries so far.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it is tried next, if it waits.</summary>
    public required Instant NextAttemptAt { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>When it was sent or given up; null while it waits.</summary>
    public Instant? FinishedAt { get; init; }

    /// <summary>What the last try brought, in a few coded words; null before the first.</summary>
    public string? Result { get; init; }
}
