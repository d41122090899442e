using System.Diagnostics;
using System.Globalization;
using Portal.Data.Regimes;
using Portal.Ui;

namespace Portal.Public.Countries;

/// <summary>A rule of the catalogue in words made from its fields: what it asks, of whom, since when. Facts with a source, no advice.</summary>
internal static class RuleWords
{
    internal static string Limit(Rule rule, CultureInfo culture) => rule.Standard switch
    {
        LimitStandard.SetInNotice => "set in each notice",
        LimitStandard.NonNumeric => "words only, no number",
        LimitStandard.MeasureOnly => "none, only measured",
        LimitStandard.MaxSetByOrder when Length(rule, culture) is { } length => $"set in the order, at most {length}",
        LimitStandard.AtLeast when Length(rule, culture) is { } length => $"at least {length}",
        LimitStandard.ShareTarget when Length(rule, culture) is { } length => $"{length}, for a share of all",
        _ => Length(rule, culture) ?? "not stated in the catalogue",
    };

    /// <summary>The event that starts the clock, from the catalogue's own word.</summary>
    internal static string Start(Rule rule) => Plain(rule.Start.Word);

    internal static string Stop(Rule rule) => string.Join(" or ", rule.Stops.Select(stop => Plain(stop.Word)));

    internal static string Kind(Rule rule) => rule.NoticeType switch
    {
        "authority_removal_order" => "removal order by an authority",
        "authority_delisting_order" => "order to delist",
        "blocking_order" => "order to block",
        "detection_order" => "order to detect",
        "user_notice" => "notice by a user",
        "hotline_notice" => "notice by a hotline",
        "trusted_flagger" => "notice by a trusted flagger",
        "provider_awareness" => "the provider becomes aware",
        "reporting_duty" => "duty to report",
        "preservation_duty" => "duty to keep evidence",
        "information_notice" => "request for information",
        "pre_notice" => "notice before an order",
        "review_of_order" => "review of an order",
        "restore_access" => "duty to restore access",
        var other => Plain(other),
    };

    internal static string Status(Rule rule) => rule.Status switch
    {
        RuleStatus.Proposed => "proposed, not law",
        RuleStatus.EnactedNotCommenced => "passed, start not confirmed",
        RuleStatus.InForce => rule.DisputedReason is null ? "in force" : "in force, contested",
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

    private static string? Length(Rule rule, CultureInfo culture)
    {
        if (rule.Limit is not { } limit)
        {
            return rule.Duration is { } duration && rule.DurationUnit is { } unit ? $"{duration.ToString(culture)} {Plain(unit)}" : null;
        }

        var one = limit.Amount == 1;
        var name = limit.Unit switch
        {
            LimitUnit.Hours => one ? "hour" : "hours",
            LimitUnit.ElapsedDays => one ? "day (24 hours)" : "days (24 hours each)",
            LimitUnit.Days => one ? "day" : "days",
            LimitUnit.Months => one ? "month" : "months",
            LimitUnit.Years => one ? "year" : "years",
            LimitUnit.WorkingDays => one ? "working day" : "working days",
            _ => throw new UnreachableException(),
        };
        return $"{limit.Amount.ToString(culture)} {name}";
    }

    private static string Plain(string word) => word.Replace('_', ' ');
}
