namespace Portal.Data.Releases.Reviews;

/// <summary>A hidden number as those see it who decide on it: its value, what stands behind it, and what the outside can work out. Confidential.</summary>
/// <param name="Id">Id in the linked system.</param>
/// <param name="Value">The true value.</param>
/// <param name="Low">The least that anybody can work out from what is public; null where no interval is stated.</param>
/// <param name="High">The most; null where there is no bound.</param>
/// <param name="Kind">Why it is hidden.</param>
/// <param name="Rules">The primary rules that it breaks.</param>
/// <param name="Groups">Provider groups, the largest part first.</param>
public sealed record CellDetail(string Id, long Value, long? Low, long? High, HidingKind Kind, IReadOnlyList<string> Rules, IReadOnlyList<GroupPart> Groups);
