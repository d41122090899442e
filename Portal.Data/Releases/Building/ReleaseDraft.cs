namespace Portal.Data.Releases.Building;

/// <summary>A built release: its statement, the files that will be public, and those that stay inside.</summary>
/// <param name="Statement">The manifest, not yet published.</param>
/// <param name="PublicFiles">Bytes by path.</param>
/// <param name="InternalFiles">Bytes by path: true values, pattern, parts of groups and proofs.</param>
/// <param name="Tables">Tables with both kinds of hiding apart.</param>
internal sealed record ReleaseDraft(
    ReleaseVersion Statement,
    PackedFiles PublicFiles,
    PackedFiles InternalFiles,
    IReadOnlyList<ReleaseTable> Tables);
