using Portal.Data.Notices;

namespace Portal.Data.Releases.Building;

/// <summary>An item of the register with its place in the programme.</summary>
/// <param name="Item">The item.</param>
/// <param name="Group">The provider group that carries the duty: holdings count once.</param>
/// <param name="Paths">For each dimension of the programme the leaf, what is above it, and the total last.</param>
/// <param name="IsFirstOfNotice">Whether the notice is counted here.</param>
internal sealed record CountedItem(StoredItem Item, string Group, IReadOnlyList<IReadOnlyList<string>> Paths, bool IsFirstOfNotice);
