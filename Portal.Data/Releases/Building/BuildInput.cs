using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Building;

/// <summary>Everything that a draft is made from.</summary>
/// <param name="Plan">What to build.</param>
/// <param name="Items">Items as known at K and seen at A.</param>
/// <param name="Providers">Kinds and groups of providers.</param>
/// <param name="RulesSha256">Digest of the rule catalogue.</param>
/// <param name="CodeVersion">Version of the program.</param>
/// <param name="Secret">Orders the choices of the search and covers the digest of the cells.</param>
/// <param name="Earlier">Everything ever published, oldest first.</param>
internal sealed record BuildInput(
    ReleasePlan Plan,
    IReadOnlyCollection<StoredItem> Items,
    IReadOnlyCollection<Provider> Providers,
    string RulesSha256,
    string CodeVersion,
    byte[] Secret,
    IReadOnlyList<BuiltRelease> Earlier)
{
    /// <summary>The version that this one corrects; null for a first one.</summary>
    internal BuiltRelease? Corrected => Earlier.LastOrDefault(one => one.Plan.Release == Plan.Release);
}
