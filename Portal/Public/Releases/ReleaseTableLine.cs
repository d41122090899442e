using Portal.Ui;

namespace Portal.Public.Releases;

/// <summary>A table of a release.</summary>
internal sealed record ReleaseTableLine(string Title, string Description, IReadOnlyList<Link> Files);
