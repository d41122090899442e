namespace Portal.Public.Tables;

/// <summary>A measure as a reader who is no statistician meets it.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Says">What it counts, when, from which clock.</param>
/// <param name="NotSaid">What it does not say.</param>
/// <param name="Example">A figure of this table in words.</param>
internal sealed record MeasureLine(string Id, string Title, string Unit, string Says, string NotSaid, string Example);
