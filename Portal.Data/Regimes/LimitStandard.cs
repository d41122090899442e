namespace Portal.Data.Regimes;

/// <summary>What kind of number, if any, the rule sets.</summary>
public enum LimitStandard
{
    /// <summary>The law names the length.</summary>
    Fixed,

    /// <summary>The law caps the length, the order may shorten it.</summary>
    MaxSetByOrder,

    /// <summary>The value comes with the notice; without it the limit is missing.</summary>
    SetInNotice,

    /// <summary>A minimum: ending earlier is the miss.</summary>
    AtLeast,

    /// <summary>Words such as promptly: elapsed time only, no verdict on time.</summary>
    NonNumeric,

    /// <summary>A target for a share of notices, not for one item.</summary>
    ShareTarget,

    /// <summary>An outcome that is measured without a target.</summary>
    MeasureOnly,
}
