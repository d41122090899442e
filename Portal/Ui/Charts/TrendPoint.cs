namespace Portal.Ui.Charts;

/// <summary>A period's value.</summary>
/// <param name="Name">The period as the axis says it.</param>
/// <param name="Value">The value; null breaks the line.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
/// <param name="IsProvisional">It will still change: drawn dashed and hollow.</param>
/// <param name="Label">The value in words; written at the first point, the last settled one and the last.</param>
public sealed record TrendPoint(string Name, double? Value, double? Low = null, double? High = null, bool IsProvisional = false, string? Label = null);
