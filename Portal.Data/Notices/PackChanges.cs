namespace Portal.Data.Notices;

/// <summary>What becomes of the packs of a range. Every event that stood in one stands in one afterwards.</summary>
/// <param name="New">Packs to be added.</param>
/// <param name="Changed">Stored ones with other bytes.</param>
/// <param name="Gone">Ids of those whose events stand in another now.</param>
internal sealed record PackChanges(IReadOnlyList<EventPack> New, IReadOnlyList<EventPack> Changed, IReadOnlyList<long> Gone)
{
    internal static PackChanges None { get; } = new([], [], []);
}
