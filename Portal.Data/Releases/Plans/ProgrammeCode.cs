namespace Portal.Data.Releases.Plans;

/// <summary>One code of a dimension.</summary>
/// <param name="Id">Letters, digits, underscore and hyphen.</param>
/// <param name="Label">English name.</param>
/// <param name="Parts">Codes that it is the sum of; null or empty for a leaf.</param>
public sealed record ProgrammeCode(string Id, string Label, IReadOnlyList<string>? Parts = null);
