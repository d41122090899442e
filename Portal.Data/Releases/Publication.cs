using NodaTime;
using Portal.Data.Releases.Plans;

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
    /// after an older one was corrected. Beside releases of real notices synthetic ones are not offered: their tables have the same names.
    /// </summary>
    internal static IReadOnlyList<Publication> Standing(IEnumerable<Publication> all)
    {
        var standing = all.Where(one => one.WithdrawnAt is null).ToList();
        var isSynthetic = standing.TrueForAll(one => one.Statement.IsSynthetic);
        return
        [
            .. standing.Where(one => one.Statement.IsSynthetic == isSynthetic)
                .GroupBy(one => one.Statement.Release, StringComparer.Ordinal)
                .Select(versions => versions.MaxBy(one => one.Statement.Version)!)
                .OrderBy(one => ReleaseId.MonthOf(one.Statement.Release)?.FirstMonth)
                .ThenBy(one => one.Statement.Release, StringComparer.Ordinal),
        ];
    }
}
