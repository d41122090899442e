namespace Portal.Data.Regimes;

/// <summary>Words of the files for the engine's closed code lists.</summary>
internal static class CatalogueCodes
{
    internal static readonly IReadOnlyDictionary<string, Layer> Layers =
        new Dictionary<string, Layer> { ["law"] = Layer.Law, ["benchmark"] = Layer.Benchmark };

    internal static readonly IReadOnlyDictionary<string, DutyHolder> Holders =
        new Dictionary<string, DutyHolder> { ["provider"] = DutyHolder.Provider, ["authority"] = DutyHolder.Authority };

    internal static readonly IReadOnlyDictionary<string, LimitStandard> Standards = new Dictionary<string, LimitStandard>
    {
        ["fixed"] = LimitStandard.Fixed,
        ["max_set_by_order"] = LimitStandard.MaxSetByOrder,
        ["set_in_notice"] = LimitStandard.SetInNotice,
        ["at_least"] = LimitStandard.AtLeast,
        ["non_numeric"] = LimitStandard.NonNumeric,
        ["share_target"] = LimitStandard.ShareTarget,
        ["measure_only"] = LimitStandard.MeasureOnly,
    };

    internal static readonly IReadOnlyDictionary<string, RuleStatus> Statuses = new Dictionary<string, RuleStatus>
    {
        ["proposed"] = RuleStatus.Proposed,
        ["enacted_not_commenced"] = RuleStatus.EnactedNotCommenced,
        ["in_force"] = RuleStatus.InForce,
        ["in_force_grace"] = RuleStatus.InForceGrace,
        ["suspended"] = RuleStatus.Suspended,
        ["superseded"] = RuleStatus.Superseded,
        ["repealed"] = RuleStatus.Repealed,
        ["expired"] = RuleStatus.Expired,
        ["revoked_before_start"] = RuleStatus.RevokedBeforeStart,
        ["died"] = RuleStatus.Died,
        ["vetoed"] = RuleStatus.Vetoed,
    };

    internal static readonly IReadOnlyDictionary<string, LimitUnit> Units = new Dictionary<string, LimitUnit>
    {
        ["hours"] = LimitUnit.Hours,
        ["days"] = LimitUnit.Days,
        ["months"] = LimitUnit.Months,
        ["years"] = LimitUnit.Years,
        ["working_days"] = LimitUnit.WorkingDays,
        ["working_hours"] = LimitUnit.WorkingHours,
    };

    internal static readonly IReadOnlyDictionary<string, StartBasis> Starts =
        new Dictionary<string, StartBasis> { ["issued"] = StartBasis.Issued, ["delivered"] = StartBasis.Delivered };

    internal static readonly IReadOnlyDictionary<string, StopKind> StopKinds = new Dictionary<string, StopKind>
    {
        ["removal"] = StopKind.Removal,
        ["removal_with_copies"] = StopKind.RemovalWithCopies,
        ["acknowledgement"] = StopKind.Acknowledgement,
        ["restoration"] = StopKind.Restoration,
        ["term"] = StopKind.Term,
    };

    internal static readonly IReadOnlyDictionary<string, StopMode> StopModes =
        new Dictionary<string, StopMode> { ["any"] = StopMode.Any, ["all"] = StopMode.All, ["observed"] = StopMode.Observed };

    internal static readonly IReadOnlyDictionary<string, ReappearancePolicy> Reappearances = new Dictionary<string, ReappearancePolicy>
    {
        ["new_notice"] = ReappearancePolicy.NewNotice,
        ["copies"] = ReappearancePolicy.Copies,
        ["informational"] = ReappearancePolicy.Informational,
    };

    internal static readonly IReadOnlyDictionary<string, DayConvention> DayConventions = new Dictionary<string, DayConvention>
    {
        ["same_wall_time"] = DayConvention.SameWallTime,
        ["end_of_day"] = DayConvention.EndOfDay,
    };

    internal static readonly IReadOnlyDictionary<string, CountingConvention> Conventions = new Dictionary<string, CountingConvention>
    {
        ["literal"] = CountingConvention.Literal,
        ["eu_1182_71"] = CountingConvention.Eu1182,
    };

    internal static readonly IReadOnlyDictionary<string, VersionBasis> VersionBases = new Dictionary<string, VersionBasis>
    {
        ["start"] = VersionBasis.Start,
        ["issue"] = VersionBasis.Issue,
        ["open_at_commencement"] = VersionBasis.OpenAtCommencement,
        ["publication"] = VersionBasis.Publication,
    };

    internal static readonly IReadOnlyDictionary<string, HalfDayPolicy> HalfDays =
        new Dictionary<string, HalfDayPolicy> { ["working"] = HalfDayPolicy.Working, ["non_working"] = HalfDayPolicy.NonWorking };

    internal static readonly IReadOnlyDictionary<string, LeapDayPolicy> LeapDays =
        new Dictionary<string, LeapDayPolicy> { ["last_of_february"] = LeapDayPolicy.LastOfFebruary, ["first_of_march"] = LeapDayPolicy.FirstOfMarch };

    internal static readonly IReadOnlyDictionary<string, RulePart> Parts = new Dictionary<string, RulePart>
    {
        ["duration"] = RulePart.Duration,
        ["clock_start"] = RulePart.ClockStart,
        ["clock_stop"] = RulePart.ClockStop,
        ["effective_from"] = RulePart.EffectiveFrom,
        ["precondition"] = RulePart.Precondition,
        ["share"] = RulePart.Share,
    };

    /// <summary>Counting words of the catalogue.</summary>
    internal static readonly IReadOnlyDictionary<string, bool> Clocks = new Dictionary<string, bool>
    {
        ["elapsed_hours"] = true,
        ["calendar_days"] = true,
        ["calendar_months"] = true,
        ["calendar_years"] = true,
        ["calendar_date"] = true,
        ["business_days"] = true,
        ["business_hours"] = true,
        ["as_specified"] = true,
        ["none"] = true,
    };
}
