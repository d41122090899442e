namespace Portal.Data.Regimes;

/// <summary>One error of a catalogue file.</summary>
/// <param name="Path">JSON path of the value, such as <c>$[3].duration</c>; line of a table file.</param>
/// <param name="Message">What is wrong and what is expected.</param>
public sealed record CatalogueProblem(string Path, string Message);
