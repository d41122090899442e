using Portal.Data.Disclosure;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Building;

/// <summary>One publication among others.</summary>
/// <param name="Release">What anybody has.</param>
/// <param name="Plan">Which tables and periods it holds; null where sums over time are not looked for.</param>
/// <param name="Values">True values by id, null for none: who has them balances sums over time that late changes put off; null for an outsider.</param>
internal sealed record UnionPart(PublicRelease Release, ReleasePlan? Plan, Func<string, long?>? Values);
