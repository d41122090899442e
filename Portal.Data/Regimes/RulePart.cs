namespace Portal.Data.Regimes;

/// <summary>The part of a rule that a remark is about.</summary>
public enum RulePart
{
    /// <summary>Length of the limit.</summary>
    Duration,

    /// <summary>What starts the clock.</summary>
    ClockStart,

    /// <summary>What stops the clock.</summary>
    ClockStop,

    /// <summary>First day in force.</summary>
    EffectiveFrom,

    /// <summary>What must come before the notice.</summary>
    Precondition,

    /// <summary>Share of a population target.</summary>
    Share,
}
