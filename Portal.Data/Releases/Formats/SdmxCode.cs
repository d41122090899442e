namespace Portal.Data.Releases.Formats;

/// <summary>A code of a list.</summary>
/// <param name="Id">The code.</param>
/// <param name="Name">Name as people read it.</param>
/// <param name="Description">What else is to be known; null for nothing.</param>
/// <param name="Parent">The code that it is a part of; null at the top.</param>
/// <param name="Official">Universal name of the official code that means the same; null where there is none.</param>
internal sealed record SdmxCode(string Id, string Name, string? Description = null, string? Parent = null, string? Official = null);
