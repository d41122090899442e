namespace Portal.Data.Releases;

/// <summary>One value of a dimension.</summary>
/// <param name="Id">Stable code: letters, digits, underscore and hyphen only.</param>
/// <param name="Label">English name as people read it.</param>
/// <param name="Parent">The code that this one is a part of; null at the top.</param>
public sealed record Code(string Id, string Label, string? Parent);
