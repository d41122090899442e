namespace Portal.Ui.Charts;

/// <summary>A bar with its name.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Value">Its length; null with a gap's words instead.</param>
/// <param name="Text">The value in words, at the bar's end; or why there is none.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
/// <param name="Kind">Its fill.</param>
public sealed record BarRow(string Name, double? Value, string Text, double? Low = null, double? High = null, BarKind Kind = BarKind.Plain);
