namespace Portal.Data.Releases;

/// <summary>A published table with the publication that it belongs to.</summary>
/// <param name="Publication">Where it stands.</param>
/// <param name="Table">The table.</param>
internal sealed record ReleasedTable(Publication Publication, ReleaseTable Table);
