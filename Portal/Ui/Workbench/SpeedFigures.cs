using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Ui.Charts;

namespace Portal.Ui.Workbench;

/// <summary>What a page shows of a curve of response times, read from it once: a page that stays open keeps no curves of groups.</summary>
/// <param name="Count">Items ever at risk.</param>
/// <param name="Events">Items removed.</param>
/// <param name="StartAge">The age in seconds that the curve is conditional on.</param>
/// <param name="LastAge">The largest age followed to; null without any.</param>
/// <param name="Quantiles">Half, three in four, nine in ten and nineteen in twenty gone, those of them that are shown.</param>
/// <param name="StillOnlineAfterDay">Share still online after 24 hours.</param>
/// <param name="Points">The curve as a chart draws it.</param>
public sealed record SpeedFigures(
    long Count,
    long Events,
    double StartAge,
    double? LastAge,
    IReadOnlyDictionary<double, RemovalFigure> Quantiles,
    RemovalFigure StillOnlineAfterDay,
    Curve Points)
{
    private static readonly double[] Shares = [0.5, 0.75, 0.9, 0.95];

    /// <summary>Why no curve is drawn, as a sentence; null where one is.</summary>
    public string? WhyNoCurve => this switch
    {
        { Count: 0, StartAge: 0 } => "No item was online.",
        { Count: < DisplayRules.LeastItems } => "Fewer than ten items were followed together: too few for a curve.",
        { Events: 0 } => "No removal was seen.",
        _ => null,
    };

    /// <param name="estimates">The curve's figures.</param>
    /// <param name="name">What a reader calls the curve; null draws none.</param>
    /// <param name="shares">The quantiles that are shown: each interval costs twenty curves.</param>
    internal static SpeedFigures Of(CellEstimates estimates, string? name, IReadOnlyList<double>? shares = null)
    {
        var curve = estimates.Curve;
        return new SpeedFigures(
            curve.Count,
            curve.Events,
            curve.StartAge,
            curve.Steps is [.., var last] ? last.To : null,
            (shares ?? Shares).ToDictionary(p => p, p => estimates.Quantile(p).Figure),
            estimates.SurvivalAt(NodaConstants.SecondsPerDay).Figure,
            name is null ? new Curve("", [], null) : CurveMarks.Of(name, estimates));
    }
}
