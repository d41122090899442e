using Portal.Ui;

namespace Portal.Public.Tables;

/// <summary>A table in the catalogue.</summary>
/// <param name="Id">Its id, part of its addresses for ever.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Description">What it holds.</param>
/// <param name="Periods">First and last period.</param>
/// <param name="Shape">Its dimensions and measures, in words.</param>
/// <param name="Cells">How many numbers it has, hidden ones included.</param>
/// <param name="Release">The release that its newest figures come from.</param>
/// <param name="Files">The files that most people take, with their sizes.</param>
internal sealed record DataTableLine(string Id, string Title, string Description, string Periods, string Shape, int Cells, Link Release, IReadOnlyList<Link> Files);
