namespace Portal.Data.Cube;

/// <summary>Something that a recount found other than stored.</summary>
/// <param name="Kind">A short word: block, ledger, known_at, negative, identity, exposure, state, checkpoint, damaged, version, database, event_ids, events.</param>
/// <param name="Where">Slice, table and period, or what else is named.</param>
/// <param name="What">What is wrong, as a sentence.</param>
public sealed record CubeDifference(string Kind, string Where, string What);
