namespace Portal.Data.Regimes;

/// <summary>Legal state of a rule version.</summary>
public enum RuleStatus
{
    /// <summary>Not law yet.</summary>
    Proposed,

    /// <summary>Law without a start.</summary>
    EnactedNotCommenced,

    /// <summary>Binding.</summary>
    InForce,

    /// <summary>Binding, not enforceable before a date.</summary>
    InForceGrace,

    /// <summary>Set aside for now.</summary>
    Suspended,

    /// <summary>Replaced by a later version; judges starts inside its window.</summary>
    Superseded,

    /// <summary>Ended; judges starts inside its window.</summary>
    Repealed,

    /// <summary>Ran out; judges starts inside its window.</summary>
    Expired,

    /// <summary>Never bound anyone.</summary>
    RevokedBeforeStart,

    /// <summary>A bill that ended with its parliament.</summary>
    Died,

    /// <summary>Refused at signature.</summary>
    Vetoed,
}
