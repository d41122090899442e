using NodaTime;

namespace Portal.Data.Reminders;

/// <summary>What somebody asks for.</summary>
/// <param name="Channel">The way.</param>
/// <param name="Target">E-mail address or address of the webhook, checked.</param>
/// <param name="WantsAtRisk">Tell when a limit comes near.</param>
/// <param name="WantsOverdue">Tell when a limit passed.</param>
/// <param name="Digest">At most one message in this time; what happens meanwhile waits and comes together.</param>
public sealed record NewSubscription(ReminderChannel Channel, string Target, bool WantsAtRisk, bool WantsOverdue, Duration Digest);
