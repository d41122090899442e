using System.Globalization;

namespace Portal.Ui.Files;

/// <summary>A value of a chart's table: words, or a number in the form of machines. Empty where there is none.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="IsNumber">True for numbers, which no spreadsheet can run as a formula.</param>
public readonly record struct ChartValue(string? Text, bool IsNumber)
{
    /// <summary>Words.</summary>
    public static implicit operator ChartValue(string? words) => new(words, false);

    /// <summary>A number; null stays empty and is never 0.</summary>
    public static implicit operator ChartValue(double? number) => new(number?.ToString("R", CultureInfo.InvariantCulture), true);

    /// <summary>A statement.</summary>
    public static implicit operator ChartValue(bool isTrue) => new(isTrue ? "true" : "false", false);
}
