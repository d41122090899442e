using NodaTime;

namespace Portal.Data.Releases;

/// <summary>A published version with the bytes that were signed.</summary>
/// <param name="Seq">Place in the chain, 1 first.</param>
/// <param name="DraftId">The draft whose files it holds.</param>
/// <param name="Statement">The manifest.</param>
/// <param name="Manifest">Its bytes.</param>
/// <param name="Signature">Compact, with detached content.</param>
/// <param name="WithdrawnAt">When it was withdrawn; null while it stands.</param>
/// <param name="WithdrawnReason">Why; null while it stands.</param>
public sealed record Publication(
    long Seq, long DraftId, ReleaseVersion Statement, byte[] Manifest, string Signature, Instant? WithdrawnAt, string? WithdrawnReason)
{
    /// <summary>
    /// The newest version of each release that is not withdrawn, oldest month first: pages and files offer the newest month by default, also
    /// after an older one was corrected.
    /// </summary>
    internal static IReadOnlyList<Publication> Standing(IEnumerable<Publication> all) =>
    [
        .. all.Where(one => one.WithdrawnAt is null)
            .GroupBy(one => one.Statement.Release, StringComparer.Ordinal)
            .Select(versions => versions.MaxBy(one => one.Statement.Version)!)
            .OrderBy(one => one.Statement.Release, StringComparer.Ordinal),
    ];
}
