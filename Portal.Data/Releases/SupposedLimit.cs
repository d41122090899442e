using Portal.Data.Regimes;

namespace Portal.Data.Releases;

/// <summary>
/// What a time limit that is not in force would have meant, as far as released figures tell: between which shares of the items were gone by it.
/// Computed from released stretches of quantiles alone, so it tells nothing that the release does not.
/// </summary>
/// <example>Half gone after 12 h to 1 d, nine in ten after 2 d to 4 d: a limit of 24 hours was met by at least half and by fewer than nine in ten.</example>
public static class SupposedLimit
{
    private const decimal Day = 24;

    // A local day has 23 to 25 hours where clocks change
    private const decimal Change = 1;

    private static readonly (string Measure, decimal Share)[] Quantiles = [("median_bin", 0.5m), ("p75_bin", 0.75m), ("p90_bin", 0.9m)];

    /// <summary>True for a rule that is asked about: a limit for providers that a removal can meet, proposed or passed and not in force.</summary>
    public static bool IsAsked(Rule rule) =>
        rule is { Layer: Layer.Law, DutyHolder: DutyHolder.Provider, IsComputed: true, Limit: not null, Standard: LimitStandard.Fixed or LimitStandard.MaxSetByOrder }
        && rule.Status is RuleStatus.Proposed or RuleStatus.EnactedNotCommenced or RuleStatus.Vetoed or RuleStatus.Died
        && rule.RemovalTerritories.Count > 0;

    /// <summary>
    /// The fewest and the most elapsed hours that a limit can last, whatever the hour and day it starts: local days end at the same hour or at the
    /// day's end, and may or may not count their first day. Null as the most where weekends and holidays may lengthen it.
    /// </summary>
    public static (decimal Fewest, decimal? Most) Hours(TimeLimit limit) => limit.Unit switch
    {
        LimitUnit.Hours => (limit.Amount, limit.Amount),
        LimitUnit.ElapsedDays => (limit.Amount * Day, limit.Amount * Day),
        LimitUnit.Days => (Math.Max(0, ((limit.Amount - 1) * Day) - Change), null),
        LimitUnit.Months => ((limit.Amount * 28 * Day) - Change, null),
        LimitUnit.Years => ((limit.Amount * 365 * Day) - Change, null),
        LimitUnit.WorkingDays => (Math.Max(0, ((limit.Amount - 1) * Day) - Change), null),
        LimitUnit.WorkingHours => (limit.Amount, null),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Between which shares of the items were gone within a time, 0 to 1; 0 and 1 where the released stretches say no more.</summary>
    /// <param name="part">Released figures.</param>
    /// <param name="fewest">Elapsed hours that the limit lasts at least.</param>
    /// <param name="most">Elapsed hours that it lasts at most; null where nobody knows.</param>
    public static (decimal AtLeast, decimal AtMost) Gone(ReleasedPart part, decimal fewest, decimal? most)
    {
        var (atLeast, atMost) = (0m, 1m);
        foreach (var (measure, share) in Quantiles)
        {
            if (part[measure] is not { Status: CellStatus.Shown } cell)
            {
                continue;
            }

            if (cell.High is { } high && high <= fewest)
            {
                atLeast = Math.Max(atLeast, share);
            }

            if (cell.Low is { } low && most is { } longest && low >= longest)
            {
                atMost = Math.Min(atMost, share);
            }
        }

        return (atLeast, atMost);
    }
}
