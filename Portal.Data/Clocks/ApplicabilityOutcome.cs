namespace Portal.Data.Clocks;

/// <summary>Whether a rule applies to a notice.</summary>
public enum ApplicabilityOutcome
{
    /// <summary>Every condition that can be checked holds.</summary>
    Applicable,

    /// <summary>A condition does not hold.</summary>
    NotApplicable,

    /// <summary>It is contested, or the notice says too little.</summary>
    Disputed,
}
