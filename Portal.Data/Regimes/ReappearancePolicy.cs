namespace Portal.Data.Regimes;

/// <summary>What a reappearance after a stop means for the rule.</summary>
public enum ReappearancePolicy
{
    /// <summary>A new episode, whose clock needs a new notice.</summary>
    NewNotice,

    /// <summary>The duty covers copies under the original clock.</summary>
    Copies,

    /// <summary>A new episode without a clock.</summary>
    Informational,
}
