namespace Portal.Data.Releases;

/// <summary>A published table with the version that it belongs to.</summary>
/// <param name="Version">What that states of itself.</param>
/// <param name="Table">The table.</param>
internal sealed record ReleasedTable(ReleaseVersion Version, ReleaseTable Table);
