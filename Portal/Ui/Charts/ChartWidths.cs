namespace Portal.Ui.Charts;

/// <summary>The widths at which charts are drawn in a surface.</summary>
public sealed record ChartWidths(double Narrow, double Wide)
{
    /// <summary>Two thirds of the public column.</summary>
    public static ChartWidths Public { get; } = new(358, 736);

    /// <summary>Half of the workbench.</summary>
    public static ChartWidths Workbench { get; } = new(358, 552);
}
