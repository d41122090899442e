using NodaTime;
using Portal.Data.Accounts;

namespace Portal.Data.Releases;

/// <summary>The second sign-in: whoever approves, publishes or withdraws on the site has proved within the last minutes that it is they.</summary>
public static class SecondSignIn
{
    /// <summary>How long a sign-in counts as just made.</summary>
    public static Duration Freshness { get; } = Duration.FromMinutes(5);

    /// <summary>Whether the sign-in is fresh enough. The command line has none: the record says so instead.</summary>
    public static bool IsFresh(Actor actor, Instant now) =>
        actor.Proof is not ActorProof.SignedIn signedIn || (signedIn.At <= now && now - signedIn.At <= Freshness);

    internal static ReleaseResult.Refused Refusal { get; } =
        new("sign-in-again", "This step needs a sign-in of the last five minutes: sign in again and then decide.");
}
