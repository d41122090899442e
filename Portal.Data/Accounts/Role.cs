namespace Portal.Data.Accounts;

/// <summary>What a person may do.</summary>
public enum Role
{
    /// <summary>Sees one provider's own data.</summary>
    Provider,

    /// <summary>Sees notices whose issuer or host lies in its jurisdiction.</summary>
    Regulator,

    /// <summary>Reads everything, changes nothing.</summary>
    Auditor,

    /// <summary>Keeps users, keys and the system; sees no notices.</summary>
    Operator,

    /// <summary>Builds releases; sees no single notice.</summary>
    Statistician,

    /// <summary>The second person: approves or rejects what another has prepared, never their own work.</summary>
    Approver,
}
