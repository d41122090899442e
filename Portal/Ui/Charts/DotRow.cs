namespace Portal.Ui.Charts;

/// <summary>A dot with its interval.</summary>
/// <param name="Name">What it is about: "Half gone", "24 hours".</param>
/// <param name="Value">Seconds or a share; null with <paramref name="Low"/> set means more than that.</param>
/// <param name="Text">The value in words: "3 d 7 h", "more than 23 d".</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end; null means open, drawn as an arrow.</param>
/// <param name="Earlier">The value to compare with, drawn hollow.</param>
public sealed record DotRow(string Name, double? Value, string Text, double? Low = null, double? High = null, double? Earlier = null);
