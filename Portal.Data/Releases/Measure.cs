namespace Portal.Data.Releases;

/// <summary>One measure of a table.</summary>
/// <param name="Id">Stable id in snake case, such as <c>on_time</c>.</param>
/// <param name="Title">English name.</param>
/// <param name="Unit">Unit in words: <c>items</c>, <c>notices</c>, <c>hours</c>, <c>per cent</c>.</param>
/// <param name="Kind">What may be done with it.</param>
/// <param name="Description">One sentence: what is counted, when, and from which clock.</param>
public sealed record Measure(string Id, string Title, string Unit, MeasureKind Kind, string Description);
