using System.Diagnostics;

namespace Portal.Ui;

/// <summary>The one sign and the words for each gap, the same in every table and chart.</summary>
public static class CellGaps
{
    /// <summary>What stands in the cell.</summary>
    public static string Symbol(CellGap gap) => gap switch
    {
        CellGap.Hidden => "c",
        CellGap.NoData => "z",
        CellGap.TooUncertain => "u",
        CellGap.NotEstimable => "n/e",
        CellGap.NotApplicable => "n/a",
        CellGap.NotReported => "not reported",
        CellGap.Refused => "refused",
        CellGap.Late => "late",
        CellGap.NotYetKnown => "not yet",
        _ => throw new UnreachableException(),
    };

    /// <summary>What it means, as the note below the table says it.</summary>
    public static string Words(CellGap gap) => gap switch
    {
        CellGap.Hidden => "hidden, so that nobody can be identified",
        CellGap.NoData => "no data",
        CellGap.TooUncertain => "too uncertain to show",
        CellGap.NotEstimable => "cannot be estimated from these data",
        CellGap.NotApplicable => "does not apply",
        CellGap.NotReported => "the publisher gives no number",
        CellGap.Refused => "asked for, and declined",
        CellGap.Late => "due, and not here yet",
        CellGap.NotYetKnown => "the period is not over",
        _ => throw new UnreachableException(),
    };
}
