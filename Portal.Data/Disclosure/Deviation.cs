namespace Portal.Data.Disclosure;

/// <summary>A sparse integer move away from the true table that keeps every published relation: true table + move is a possible table.</summary>
internal sealed class Deviation(int[] cells, long[] amounts)
{
    internal int[] Cells { get; } = cells;

    internal long[] Amounts { get; } = amounts;

    /// <summary>Audiences for whom the moved table is still possible; filled when the deviation joins the pool.</summary>
    internal int[] Audiences { get; set; } = [];

    internal bool IsActive { get; set; }
}
