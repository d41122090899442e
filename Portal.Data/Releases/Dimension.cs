namespace Portal.Data.Releases;

/// <summary>One dimension of a table with its codes, totals before their parts.</summary>
/// <param name="Id">Stable id in snake case, such as <c>host_country</c>.</param>
/// <param name="Title">English name.</param>
/// <param name="Role">Time, place or neither.</param>
/// <param name="Codes">In the order of display, which is never that of a value.</param>
public sealed record Dimension(string Id, string Title, DimensionRole Role, IReadOnlyList<Code> Codes);
