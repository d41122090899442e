namespace Portal.Ui.Charts;

/// <summary>A country as a square; all the same size, so that small states are seen.</summary>
/// <param name="Code">Two letters, written in the tile.</param>
/// <param name="Step">1 to 5 from least to most; null for a gap.</param>
/// <param name="Text">The value in few signs: "9 h"; for a gap its sign.</param>
/// <param name="Gap">Why there is no value.</param>
public sealed record Tile(string Code, int? Step, string Text, CellGap? Gap = null);
