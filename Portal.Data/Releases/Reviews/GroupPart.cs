namespace Portal.Data.Releases.Reviews;

/// <summary>What one provider group brings into a cell. Confidential.</summary>
/// <param name="Group">Code of the group.</param>
/// <param name="Name">Its name; the code where none is known.</param>
/// <param name="Value">Its part.</param>
/// <param name="Share">The same as a share of the cell, 0 to 1; null where the cell is 0.</param>
public sealed record GroupPart(string Group, string Name, long Value, double? Share);
