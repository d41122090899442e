namespace Portal.Data.Disclosure;

/// <summary>What one attacker knows beyond the publication: its own part of each cell, and the cells where it is alone.</summary>
internal sealed record Knowledge(string Name, int[] Cells, long[] Parts, bool[] IsAlone)
{
    /// <summary>The public.</summary>
    internal static Knowledge None { get; } = new("", [], [], []);
}
