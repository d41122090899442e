using Portal.Ui;

namespace Portal.Public.Releases;

/// <summary>A table of a release.</summary>
/// <param name="Title">Title.</param>
/// <param name="Description">What it answers.</param>
/// <param name="Files">Files that people open.</param>
/// <param name="Others">Files for programs, and the table as it was signed.</param>
internal sealed record ReleaseTableLine(string Title, string Description, IReadOnlyList<Link> Files, IReadOnlyList<Link> Others);
