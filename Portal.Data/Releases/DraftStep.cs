using NodaTime;

namespace Portal.Data.Releases;

/// <summary>Something done to a draft.</summary>
/// <param name="Step">What.</param>
/// <param name="Actor">Key of the account.</param>
/// <param name="At">When.</param>
/// <param name="Detail">Digest, minute or reason that belongs to it; may be empty.</param>
public sealed record DraftStep(ReleaseStep Step, string Actor, Instant At, string Detail);
