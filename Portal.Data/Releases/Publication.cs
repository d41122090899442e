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
    long Seq, long DraftId, ReleaseVersion Statement, byte[] Manifest, string Signature, Instant? WithdrawnAt, string? WithdrawnReason);
