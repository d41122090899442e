namespace Portal.Data.Disclosure;

/// <summary>What one attacker knows beyond the publication: its own part of each cell, and the cells where it is alone.
/// Reach says how far above the true value a cell must be able to lie for this attacker, where its own part changes that.</summary>
internal sealed record Knowledge(string Name, int[] Cells, long[] Parts, bool[] IsAlone, Dictionary<int, long> Reach)
{
    /// <summary>The public.</summary>
    internal static Knowledge None { get; } = new("", [], [], [], []);
}
