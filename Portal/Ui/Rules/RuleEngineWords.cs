using System.Diagnostics;
using System.Globalization;
using Portal.Data.Regimes;

namespace Portal.Ui.Rules;

/// <summary>What the engine makes of a rule, and what it only lists, in words.</summary>
internal static class RuleEngineWords
{
    /// <summary>Why no deadline is computed; empty where one is.</summary>
    internal static IEnumerable<string> NotComputed(Rule rule, RuleWords words)
    {
        if (rule.IsComputed)
        {
            yield break;
        }

        if (rule.Zone is null)
        {
            yield return $"no time zone is known for {words.Jurisdiction(rule)}";
        }

        if (rule.Start.Basis is null)
        {
            yield return $"the clock {rule.Start.Note}";
        }

        if (rule.Stops.All(stop => stop.Kind is null))
        {
            foreach (var reason in rule.Stops.Select(stop => stop.Reason).OfType<string>().Distinct())
            {
                yield return reason;
            }
        }

        if (rule is { Standard: LimitStandard.Fixed or LimitStandard.MaxSetByOrder or LimitStandard.AtLeast, Limit: null })
        {
            yield return "the limit is not a length of time";
        }

        if (rule.NotComputed.Contains(RuleCatalogue.HoursUnknown))
        {
            yield return RuleCatalogue.HoursUnknown;
        }
    }

    /// <summary>The event of a notice that is taken for the start.</summary>
    internal static string Start(Rule rule) => rule.Start switch
    {
        { Basis: null, Note: var note } => $"Not computed: it {note}.",
        { Basis: StartBasis.Issued } => "Taken from the notice: the instant at which it was sent.",
        { Note: null } => "Taken from the notice: its first delivery. Where no delivery is recorded, the sending is taken and marked as inferred.",
        _ => "No event of a notice shows this itself. The first delivery stands for it; where none is recorded, the sending is taken and marked as inferred.",
    };

    /// <summary>What is seen of a stop.</summary>
    internal static string Stop(RuleStop stop, RuleWords words) => stop.Kind switch
    {
        null => $"listed, not computed: {stop.Reason}",
        StopKind.Removal => $"computed: removed, found gone by a check, or access disabled {Where(stop.Territory, words)}",
        StopKind.RemovalWithCopies => $"computed: removed or access disabled {Where(stop.Territory, words)}, and the same material elsewhere in the notice too",
        StopKind.Acknowledgement => "computed: the provider's confirmation of receipt",
        StopKind.Restoration => "computed: the item is online again",
        StopKind.Term => "computed: the end of the period itself",
        _ => throw new UnreachableException(),
    };

    /// <summary>How several stops relate; null where there is one.</summary>
    internal static string? StopMode(Rule rule) => rule switch
    {
        { Stops.Count: < 2 } => null,
        { Settings.Stops: Data.Regimes.StopMode.Any } => "The first of them is enough.",
        { Settings.Stops: Data.Regimes.StopMode.All } => "All of them are needed; the last one counts.",
        _ => "All of them are needed. Only those that leave a trace in events are judged, and the verdict says that a part was not observed.",
    };

    /// <summary>Resets, pauses, appeals, copies, tiers and the like, one sentence each.</summary>
    internal static IEnumerable<string> Treatment(Rule rule, RuleWords words, CultureInfo culture)
    {
        var settings = rule.Settings;
        yield return settings.LateExtensions
            ? "Extension: a later due time counts, also one granted after the due time then in force."
            : "Extension: a later due time counts if it was granted before the due time then in force; one granted later is shown beside the verdict.";
        yield return settings.Resets
            ? "Reset: when an accepted ground ends, the full period starts anew. Both results are shown, with and without it."
            : "Reset: this rule knows none; one that is claimed is flagged and changes nothing.";
        yield return settings.Pauses
            ? "Pause: recorded pauses stop the clock; overlapping ones count once."
            : "Pause: this rule knows none; one that is recorded is flagged and changes nothing.";
        yield return settings.AppealSuspends
            ? "Appeal: a dispute suspends the clock until it is resolved."
            : "Appeal: a dispute does not stop the clock; it is flagged until it is resolved.";
        yield return settings.Reappearance switch
        {
            ReappearancePolicy.NewNotice => "If it comes back: a new episode, whose clock needs a new notice.",
            ReappearancePolicy.Copies => "If it comes back: the duty covers copies under the original clock.",
            _ => "If it comes back: shown as a new episode without a clock.",
        };
        if (settings.PreconditionUnseen)
        {
            yield return "Before the notice: the law asks for something that no event shows; the verdict says so.";
        }

        if (settings.VersionBy != VersionBasis.Start)
        {
            yield return settings.VersionBy switch
            {
                VersionBasis.Issue => "Version: the one in force when the notice was sent.",
                VersionBasis.OpenAtCommencement => "Version: the one in force at the start; what is open when this version begins is bound from that day too.",
                _ => "Version: the one in force when the material was published, which no event shows.",
            };
        }

        if (settings.CompleteRequest)
        {
            yield return "Completeness: the clock starts only with a complete request.";
        }

        if (settings.Transitional)
        {
            yield return "Change of version: a period that outlasts this version is flagged as a transitional question.";
        }

        foreach (var tier in settings.Tiers)
        {
            var matter = tier.Categories.Count > 0 ? string.Join(", ", tier.Categories.Select(words.Category)) : "a notice that names exactly this shorter limit";
            yield return $"Urgent: {HumanFormat.Length(tier.Limit, culture)} for {matter}.";
        }

        if (settings.DischargedBy.Count > 0)
        {
            yield return $"Fulfilled elsewhere: also met by acting under {string.Join(", ", settings.DischargedBy)}, counted apart.";
        }
    }

    /// <summary>The days and the zone in which time is counted.</summary>
    internal static string Convention(Rule rule, RuleWords words) => (rule.Limit?.Unit, rule.Zone) switch
    {
        (null, _) => words.Counting(rule),
        (_, null) => words.Counting(rule),
        (LimitUnit.Hours or LimitUnit.ElapsedDays, { } zone) => $"{words.Counting(rule)} Dates of versions are read in the zone {RuleWords.Zone(zone)}.",
        (LimitUnit.WorkingHours, { } zone) => $"{words.Counting(rule)} Counted in the zone {RuleWords.Zone(zone)}.",
        (_, { } zone) => $"{words.Counting(rule)} Counted in the zone {RuleWords.Zone(zone)}; {EndOf(rule)}.",
    };

    private static string EndOf(Rule rule) =>
        (rule.Settings.Convention == CountingConvention.Eu1182 ? "the day of the event is not counted (Regulation 1182/71), and " : "")
        + (rule.Settings.IncludeStartDay ? "the day of the event is the first day, and " : "")
        + (rule.Settings.DayConvention == DayConvention.EndOfDay ? "the period ends at the end of its last day" : "the period ends at the local time of day at which it began")
        + (rule.Settings.RollForward ? ", and on the next working day if that day is none" : "");

    private static string Where(string territory, RuleWords words) => territory switch
    {
        "*" => "for all users",
        "EU" => "in all member states of the European Union",
        var code => $"in {words.Jurisdiction(code)}",
    };
}
