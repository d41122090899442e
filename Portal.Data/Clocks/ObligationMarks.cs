using NodaTime;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>Flags that follow from the rule and the item alone.</summary>
internal static class ObligationMarks
{
    /// <summary>What must be said beside any verdict of the rule.</summary>
    internal static void AddAlways(ItemTimeline item, Rule rule, ClockView view, FlagSet flags)
    {
        if (rule.DisputedReason is not null)
        {
            flags.Add(ObligationFlags.Contested);
        }

        if (rule.Layer == Layer.Benchmark)
        {
            flags.Add(ObligationFlags.Benchmark);
        }

        if (rule.Settings.PreconditionUnseen)
        {
            flags.Add(ObligationFlags.PreconditionNotShown);
        }

        if (!RuleSelector.IsNamed(item) && !rule.ProviderTypeCodes.Contains("*") && (item.Provider is not { } provider || view.ProviderTypes(provider) is null))
        {
            flags.Add(ObligationFlags.ProviderTypeUnknown);
        }

        if (item.IsAheadOfRecord(view.SkewTolerance))
        {
            flags.Add(ObligationFlags.FutureTime);
            flags.Add(ObligationFlags.Quarantined);
        }
    }

    /// <summary>What must be said beside a clock that has started.</summary>
    internal static void AddRunning(ItemTimeline item, Rule rule, Instant start, Duration skewTolerance, FlagSet flags)
    {
        if (rule.Start.Basis != StartBasis.Issued && start < item.IssuedAt)
        {
            flags.Add(ObligationFlags.ReceivedBeforeIssued);
            if (item.IssuedAt - start > skewTolerance)
            {
                flags.Add(ObligationFlags.Quarantined);
            }
        }

        if (item.IsDisputed)
        {
            flags.Add(ObligationFlags.Disputed);
        }

        if (item.IsLawfullyRestored)
        {
            flags.Add(ObligationFlags.LawfullyRestored);
        }

        // The early end of a duty to keep leaves no trace either: only the end of its period can be seen.
        if (rule.Settings.Stops == StopMode.Observed || rule.Stops.Any(stop => stop.Kind is null or StopKind.Term))
        {
            flags.Add(ObligationFlags.PartNotObserved);
        }

        if (rule.Settings.Contested.Any(one => Decides(one, rule, start)))
        {
            flags.Add(ObligationFlags.ContestedValue);
        }

        if (!rule.IsNumeric && (item.LimitSeconds is not null || item.DeadlineAt is not null))
        {
            flags.Add(ObligationFlags.LimitIgnored);
        }
    }

    /// <summary>A start contested for the day in force decides whether there is a verdict at all; the rest decides only where there is a limit.</summary>
    private static bool Decides(ContestedValue value, Rule rule, Instant start) => value.Part switch
    {
        RulePart.Duration or RulePart.ClockStart or RulePart.ClockStop => rule.IsNumeric && IsBefore(value, rule, start),
        RulePart.EffectiveFrom => IsBefore(value, rule, start),
        _ => false,
    };

    private static bool IsBefore(ContestedValue value, Rule rule, Instant start) =>
        value.StartsBefore is not { } day || rule.Zone is not { } zone || start.InZone(zone).Date < day;
}
