using Portal.Ui.Charts;

namespace Portal.Ui.Files;

/// <summary>What each kind of chart draws, as rows. What is hidden has words and no number.</summary>
internal static class ChartTables
{
    internal static ChartTable Of(BarData data) => new(
        ["name", "value", "low", "high", "words", "measure"],
        [.. data.Rows.Select(row => Row(row.Name, row.Value, row.Low, row.High, row.Text, data.AxisLabel))]);

    internal static ChartTable Of(TrendData data) => new(
        ["period", "value", "low", "high", "provisional", "words", "measure"],
        [.. data.Points.Select(point => Row(point.Name, point.Value, point.Low, point.High, point.IsProvisional, point.Label, data.AxisLabel))]);

    /// <summary>The interval is that of the edge of a bar's first part.</summary>
    internal static ChartTable Of(SplitBarData data) => new(
        ["bar", "part", "share", "low", "high", "words", "note"],
        [
            .. data.Rows.SelectMany(row => row.Parts.Select((part, at) => Row(
                row.Label,
                part.Kind.ToString().ToLowerInvariant(),
                part.Kind == SplitKind.Hidden ? default(double?) : part.Share,
                at == 0 ? row.Low : null,
                at == 0 ? row.High : null,
                part.Kind == SplitKind.Hidden ? CellGaps.Words(CellGap.Hidden) : part.Label,
                row.Note))),
        ]);

    internal static ChartTable Of(SurvivalData data) => new(
        ["curve", "seconds", "share", "low", "high", "measure"],
        [
            .. new[] { data.Own }.Concat(data.Context).SelectMany(curve => curve.Points.Select(point =>
                Row(curve.Name, (double?)point.Seconds, (double?)point.Share, point.Low, point.High, data.AxisLabel))),
        ]);

    internal static ChartTable Of(DotWhiskerData data) => new(
        ["name", "value", "low", "high", "earlier", "words", "unit"],
        [.. data.Rows.Select(row => Row(row.Name, row.Value, row.Low, row.High, row.Earlier, row.Text, data.Axis == AxisKind.LogTime ? "seconds" : "share"))]);

    internal static ChartTable Of(TilesData data) => new(
        ["group", "code", "step", "words", "gap", "measure"],
        [
            .. data.Groups.SelectMany(group => group.Tiles.Select(tile => Row(
                group.Name, tile.Code, (double?)tile.Step, tile.Gap is null ? tile.Text : null, tile.Gap is { } gap ? CellGaps.Words(gap) : null, data.ScaleLabel))),
        ]);

    internal static ChartTable Of(TimelineData data) => new(
        ["clock", "limit_seconds", "acknowledged_seconds", "stop_seconds", "moment_seconds", "moment", "words"],
        [
            .. data.Rows.Select(row => Row(
                row.Name, row.LimitSeconds, row.AcknowledgedSeconds, row.StopSeconds, row.Moment?.Seconds, row.Moment?.Text, row.Text)),
        ]);

    private static ChartValue[] Row(params ReadOnlySpan<ChartValue> values) => values.ToArray();
}
