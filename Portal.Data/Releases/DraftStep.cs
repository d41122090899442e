using NodaTime;

namespace Portal.Data.Releases;

/// <summary>Something done to a draft.</summary>
/// <param name="Step">What.</param>
/// <param name="Actor">Key of the account.</param>
/// <param name="At">When.</param>
/// <param name="Detail">Digest, minute or reason that belongs to it; may be empty.</param>
/// <param name="Origin">How it is known that it was they, in words.</param>
/// <param name="Against">Of a passed audit: how much of its kind was published when it ran; null for other steps.</param>
public sealed record DraftStep(ReleaseStep Step, string Actor, Instant At, string Detail, string Origin = "", long? Against = null);
