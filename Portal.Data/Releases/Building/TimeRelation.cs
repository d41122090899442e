namespace Portal.Data.Releases.Building;

/// <summary>A longer period and the shorter ones that it is made of, at the same codes, over several publications.</summary>
/// <param name="Whole">Id of the cell of the longer period.</param>
/// <param name="Parts">Ids of the cells of the shorter ones; those that nothing was counted in hold 0.</param>
/// <param name="AtLeast">
/// Null where the parts add up to the whole. Where the publications looked at different instants: 1 if the whole can only have grown since, -1 if
/// it can only have shrunk.
/// </param>
internal sealed record TimeRelation(string Whole, IReadOnlyList<string> Parts, int? AtLeast);
