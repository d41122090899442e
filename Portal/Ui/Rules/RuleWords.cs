using System.Diagnostics;
using System.Globalization;
using Portal.Data.Regimes;

namespace Portal.Ui.Rules;

/// <summary>A rule of the catalogue in words made from its fields: what it asks, of whom, since when. Facts with a source, no advice.</summary>
internal sealed class RuleWords(RuleWording wording)
{
    internal string Jurisdiction(Rule rule) => Jurisdiction(rule.Jurisdiction);

    internal string Jurisdiction(string code) => wording.Of(RuleWording.Jurisdictions, code);

    internal string Field(string key) => wording.Of(RuleWording.Fields, key);

    /// <summary>The limit in a few words.</summary>
    internal string Limit(Rule rule, CultureInfo culture) => (rule.Standard, Length(rule, culture)) switch
    {
        (LimitStandard.SetInNotice, _) => "set in each notice",
        (LimitStandard.NonNumeric, _) => "words only, no number",
        (LimitStandard.MeasureOnly, _) => "none, only measured",
        (LimitStandard.MaxSetByOrder, { } length) => $"set in the order, at most {length}",
        (LimitStandard.AtLeast, { } length) => $"at least {length.Replace(", at least", "", StringComparison.Ordinal)}",
        (LimitStandard.ShareTarget, { } length) => $"{length}, for a share of all",
        (_, { } length) => length,
        _ => "not stated in the catalogue",
    };

    /// <summary>What the number is worth, in a sentence; null where the limit says it all.</summary>
    internal string? LimitNote(Rule rule, CultureInfo culture) => rule.Standard switch
    {
        LimitStandard.Fixed when rule.Limit is null => "The catalogue's length is not a length of time that a clock can count.",
        LimitStandard.Fixed => null,
        LimitStandard.MaxSetByOrder => "The law caps the length; an order may shorten it.",
        LimitStandard.SetInNotice => Length(rule, culture) is { } length
            ? $"A notice without a value has no limit here: none is put in its place. {length} is what the catalogue notes beside it, for information only."
            : "A notice without a value has no limit here: none is put in its place.",
        LimitStandard.AtLeast => "A minimum: ending earlier is what misses it.",
        LimitStandard.NonNumeric => "Words such as promptly or without undue delay. Only the time that passed is shown, never a verdict on it.",
        LimitStandard.ShareTarget => "A target for a share of all notices, with no limit for a single item.",
        LimitStandard.MeasureOnly => Length(rule, culture) is { } length
            ? $"An outcome that somebody measures. {length} is what was measured or stated, not a target."
            : "An outcome that somebody measures, without a target.",
        _ => throw new UnreachableException(),
    };

    internal string Start(Rule rule) => wording.Of(RuleWording.Starts, rule.Start.Word);

    internal string Stop(Rule rule) => string.Join(StopJoin(rule), rule.Stops.Select(Stop));

    internal string Stop(RuleStop stop) => wording.Of(RuleWording.Stops, stop.Word);

    internal string Kind(Rule rule) => Kind(rule.NoticeType);

    internal string Kind(string noticeType) => wording.Of(RuleWording.NoticeTypes, noticeType);

    internal string Services(Rule rule) => string.Join("; ", rule.ProviderTypes.Select(word => wording.Of(RuleWording.ProviderTypes, word)));

    internal string Matter(Rule rule) => string.Join("; ", rule.ContentCategories.Select(word => wording.Of(RuleWording.Categories, word)));

    internal string Category(string code) => wording.Of(RuleWording.CategoryCodes, code);

    internal string Service(string word) => wording.Of(RuleWording.ProviderTypes, word);

    internal string StatusWord(Rule rule) => wording.Of(RuleWording.Statuses, rule.StatusWord);

    internal string Grade(string grade) => wording.Of(RuleWording.Grades, grade);

    internal static string Holder(DutyHolder holder) => holder == DutyHolder.Provider ? "the provider" : "the authority or hotline";

    /// <summary>A zone's name as people read it: America/New York.</summary>
    internal static string Zone(NodaTime.DateTimeZone zone) => zone.Id.Replace('_', ' ');

    internal static string Standard(LimitStandard standard) => standard switch
    {
        LimitStandard.Fixed => "a fixed length",
        LimitStandard.MaxSetByOrder => "a maximum, set by order",
        LimitStandard.SetInNotice => "set in each notice",
        LimitStandard.AtLeast => "a minimum",
        LimitStandard.NonNumeric => "words, no number",
        LimitStandard.ShareTarget => "a target for a share",
        LimitStandard.MeasureOnly => "measured only",
        _ => throw new UnreachableException(),
    };

    internal static string Status(RuleStatus status) => status switch
    {
        RuleStatus.Proposed => "proposed, not law",
        RuleStatus.EnactedNotCommenced => "passed, start not confirmed",
        RuleStatus.InForce => "in force",
        RuleStatus.InForceGrace => "in force, in a period of grace",
        RuleStatus.Suspended => "suspended",
        RuleStatus.Superseded => "replaced by a later version",
        RuleStatus.Repealed => "repealed",
        RuleStatus.Expired => "expired",
        RuleStatus.RevokedBeforeStart => "revoked before it began",
        RuleStatus.Died => "bill lapsed",
        RuleStatus.Vetoed => "vetoed",
        _ => throw new UnreachableException(),
    };

    /// <summary>The state in a few words; of a benchmark that it is none of law.</summary>
    internal static string Status(Rule rule) =>
        rule is { Layer: Layer.Benchmark, Status: RuleStatus.InForce } ? "benchmark, not law"
        : rule is { Status: RuleStatus.InForce, DisputedReason: not null } ? "in force, contested"
        : Status(rule.Status);

    internal static string Since(Rule rule, CultureInfo culture) => (rule.EffectiveFrom, rule.EffectiveTo) switch
    {
        ({ } from, { } to) => $"{HumanFormat.Day(from, culture)} to {HumanFormat.Day(to, culture)}",
        ({ } from, null) => $"since {HumanFormat.Day(from, culture)}",
        (null, { } to) => $"until {HumanFormat.Day(to, culture)}",
        _ => "date not stated",
    };

    /// <summary>Whether the rule binds or could still begin to; the others are history.</summary>
    internal static bool IsCurrent(Rule rule) => rule.Status is RuleStatus.InForce or RuleStatus.InForceGrace or RuleStatus.EnactedNotCommenced;

    internal static bool IsProposed(Rule rule) => rule.Status is RuleStatus.Proposed;

    internal string? Length(Rule rule, CultureInfo culture) =>
        rule is { Duration: { } duration, DurationUnit: { } unit }
            ? rule.Limit is { Unit: LimitUnit.ElapsedDays }
                ? $"{duration.ToString(culture)} {(duration == 1 ? "day of 24 hours" : "days of 24 hours each")}"
                : wording.Length(duration, unit, duration.ToString(culture))
            : null;

    internal string Counting(Rule rule) => wording.Of(RuleWording.Clocks, rule.Clock);

    internal static string StopJoin(Rule rule) => rule.Settings.Stops == StopMode.Any ? " or " : " and ";
}
