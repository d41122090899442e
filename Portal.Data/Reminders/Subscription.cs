using NodaTime;

namespace Portal.Data.Reminders;

/// <summary>A subscription as its owner sees it.</summary>
/// <param name="Id">Id of the subscription.</param>
/// <param name="Handle">Its random name in links.</param>
/// <param name="Asked">What was asked for.</param>
/// <param name="State">Whether reminders go out.</param>
/// <param name="SecretVersion">Counts the secrets of a webhook; only the last one signs.</param>
/// <param name="CreatedAt">When it was added.</param>
public sealed record Subscription(long Id, byte[] Handle, NewSubscription Asked, SubscriptionState State, int SecretVersion, Instant CreatedAt);
