namespace Portal.Data.Releases.Formats;

/// <summary>A published version with its tables.</summary>
public sealed record PublishedTables(ReleaseVersion Version, IReadOnlyList<ReleaseTable> Tables);
