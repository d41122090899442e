using NodaTime;

namespace Portal.Operations.Releases;

/// <summary>What somebody wants done with a version.</summary>
public abstract record ReleaseDecision
{
    private ReleaseDecision()
    {
    }

    /// <summary>Attack it.</summary>
    public sealed record Attack : ReleaseDecision;

    /// <summary>Approve the bytes with this digest.</summary>
    /// <param name="Digest">The digest that was shown.</param>
    public sealed record Approve(string Digest) : ReleaseDecision;

    /// <summary>Turn it down, or take it back.</summary>
    /// <param name="Digest">The digest that was shown.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Reject(string Digest, string Reason) : ReleaseDecision;

    /// <summary>Set the minute.</summary>
    /// <param name="Day">Day in UTC as it was typed.</param>
    /// <param name="Time">Time of day in UTC as it was typed.</param>
    public sealed record Schedule(LocalDate? Day, string Time) : ReleaseDecision;

    /// <summary>Publish at once.</summary>
    public sealed record Publish : ReleaseDecision;

    /// <summary>Ask for its withdrawal.</summary>
    /// <param name="Reason">Why, as people will read it.</param>
    public sealed record AskWithdrawal(string Reason) : ReleaseDecision;

    /// <summary>Agree to the withdrawal.</summary>
    public sealed record Withdraw : ReleaseDecision;

    /// <summary>Turn the withdrawal down.</summary>
    /// <param name="Reason">Why it stays.</param>
    public sealed record Keep(string Reason) : ReleaseDecision;
}
