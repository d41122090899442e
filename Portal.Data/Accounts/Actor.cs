namespace Portal.Data.Accounts;

/// <summary>Somebody who acts, for rules on who may do what and for the audit log. What they may see is their scope, elsewhere.</summary>
/// <param name="Key">Stable key of the account.</param>
/// <param name="Role">What they may do.</param>
public sealed record Actor(string Key, Role Role)
{
    /// <summary>How it is known that it is they.</summary>
    public ActorProof Proof { get; init; } = ActorProof.Unproved;
}
