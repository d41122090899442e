namespace Portal.Data.Regimes;

/// <summary>What the calculator needs beyond the words of the law. Data: from the vocabulary, or from the row's own <c>engine</c>.</summary>
public sealed record EngineSettings
{
    /// <summary>No special treatment.</summary>
    public static EngineSettings Default { get; } = new();

    /// <summary>The full period starts anew when an accepted ground ceases.</summary>
    public bool Resets { get; init; }

    /// <summary>Recorded pauses stop the clock; off by default because hardly any law knows them.</summary>
    public bool Pauses { get; init; }

    /// <summary>A dispute suspends the clock until it is resolved.</summary>
    public bool AppealSuspends { get; init; }

    /// <summary>The clock starts only with a complete request.</summary>
    public bool CompleteRequest { get; init; }

    /// <summary>Starts whose period outlasts this version raise a transitional question.</summary>
    public bool Transitional { get; init; }

    /// <summary>How several stops relate.</summary>
    public StopMode Stops { get; init; }

    /// <summary>What a reappearance means.</summary>
    public ReappearancePolicy Reappearance { get; init; }

    /// <summary>How a period of days ends.</summary>
    public DayConvention DayConvention { get; init; }

    /// <summary>The period's last day moves on to a working day.</summary>
    public bool RollForward { get; init; }

    /// <summary>The day of the event counts as the first day of a period of local days.</summary>
    public bool IncludeStartDay { get; init; }

    /// <summary>Periods of at most so many days count working days only; 0 for none.</summary>
    public int SkipNonWorkingUpTo { get; init; }

    /// <summary>How a period of days counts a day whose work ends early.</summary>
    public HalfDayPolicy HalfDays { get; init; }

    /// <summary>Where whole years from 29 February end in a year without it.</summary>
    public LeapDayPolicy LeapDay { get; init; }

    /// <summary>Which reading of the period judges; the other one stands beside it.</summary>
    public CountingConvention Convention { get; init; }

    /// <summary>What decides which version binds.</summary>
    public VersionBasis VersionBy { get; init; }

    /// <summary>An extension granted after the deadline counts too.</summary>
    public bool LateExtensions { get; init; }

    /// <summary>The law asks for something before the notice that no event shows.</summary>
    public bool PreconditionUnseen { get; init; }

    /// <summary>Working calendar, such as one of a part of the country; null takes that of the jurisdiction.</summary>
    public string? Calendar { get; init; }

    /// <summary>When a running clock becomes a warning; null takes the engine's own steps.</summary>
    public WarningPoint? AtRisk { get; init; }

    /// <summary>Rules or version groups whose fulfilment discharges this one.</summary>
    public IReadOnlyList<string> DischargedBy { get; init; } = [];

    /// <summary>Parts of the rule that stand elsewhere.</summary>
    public IReadOnlyList<RuleDependency> DependsOn { get; init; } = [];

    /// <summary>Values on which the sources disagree.</summary>
    public IReadOnlyList<ContestedValue> Contested { get; init; } = [];

    /// <summary>Shorter limits for urgent matter.</summary>
    public IReadOnlyList<UrgencyTier> Tiers { get; init; } = [];
}
