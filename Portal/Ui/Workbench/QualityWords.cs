using System.Globalization;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Notices;

namespace Portal.Ui.Workbench;

/// <summary>The quality of data in words.</summary>
internal static class QualityWords
{
    /// <summary>How far apart the slowest checks lie, or why nobody can tell.</summary>
    internal static string Checks(CheckIntervals checks, CultureInfo culture) => checks.SlowTenth is { } slow
        ? $"median of {HumanFormat.Count(checks.Count, culture)} removals; over {HumanFormat.Length(slow, culture)} for 1 in 10"
        : checks.Because ?? "";

    /// <summary>Which items the lines are read from that no cell counts.</summary>
    internal static string Reach(ContradictionCounts odd, CultureInfo culture) => odd.IsPart
        ? $"What is counted among the newest items are read from single items, not from cells: from those of the newest {HumanFormat.Count(DataQualityQueries.Newest, culture)} notices of the register, {HumanFormat.Count(odd.Items, culture)} of them in this slice; the time between checks and known late take the latest 1,000 removals among those. Older items are not looked through, because that would cost more the more the register holds. All else covers every item."
        : "Every item is covered; the time between checks and known late take the latest 1,000 removals.";

    /// <summary>How many items nobody can decide.</summary>
    internal static string Undetermined(OnTimeCounts counts, CultureInfo culture) => counts switch
    {
        { Due: 0 } => "nothing was due",
        { Due: < DisplayRules.LeastItems } => $"{HumanFormat.Count(counts.Undetermined, culture)} of {HumanFormat.Count(counts.Due, culture)}",
        _ => HumanFormat.Share(counts.UndeterminedShare!.Value, culture),
    };

    /// <summary>What the checks leave open: the limit fell between two of them, so the share on time lies in a bracket.</summary>
    internal static string Bracket(OnTimeCounts counts, CultureInfo culture) => counts switch
    {
        { Due: < DisplayRules.LeastItems } => "fewer than 10 items due",
        { Undetermined: 0 } => "of items due: no limit fell between two checks",
        _ => $"of items due: the limit fell between two checks, so {HumanFormat.Share(counts.Rate!.Value, culture)} to {HumanFormat.Share(counts.HighestRate!.Value, culture)} were on time",
    };

    /// <summary>Where the mean time comes from, beside the closed items; or why there is none.</summary>
    internal static string Little(QualityFigures figures, CultureInfo culture)
    {
        var little = figures.Little;
        if (little.Because is { } because)
        {
            return because;
        }

        var law = $"Little's law: {HumanFormat.Number(little.MeanOnline, 1, culture)} online on average, {HumanFormat.Count(figures.Flow.Issued, culture)} notified";
        return little is { ClosedMean: { } closed, Ratio: { } ratio }
            ? $"{law}; closed items alone say {HumanFormat.Length(closed, culture)}, {HumanFormat.Number(ratio, 2, culture)} of that"
            : $"{law}; too few closed items to set beside";
    }
}
