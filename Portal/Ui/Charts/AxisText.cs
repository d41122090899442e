using System.Globalization;

namespace Portal.Ui.Charts;

/// <summary>What stands at an axis.</summary>
internal static class AxisText
{
    /// <summary>Per cent, the sign only at the top: 0, 25, 50, 75, 100%.</summary>
    internal static string Percent(double share, CultureInfo culture)
    {
        var text = HumanFormat.WholePercent(share, culture);
        return share >= 0.9999 ? text : text.TrimEnd('%');
    }

    /// <summary>A tick's value as the axis counts it.</summary>
    internal static string Of(double value, AxisKind kind, CultureInfo culture) =>
        kind == AxisKind.Share ? Percent(value, culture) : HumanFormat.Number(value, 2, culture);
}
