namespace Portal.Public.Regimes;

/// <summary>One filter with its choices.</summary>
/// <param name="Key">Name in the address.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Chosen">Code that is set; null where none is.</param>
/// <param name="Choices">Code and words.</param>
public sealed record RegimeFilter(string Key, string Label, string? Chosen, IReadOnlyList<(string Code, string Words)> Choices);
