namespace Portal.Data.Disclosure;

/// <summary>A sparse integer move away from the true table that keeps every published relation: true table + move is a possible table.</summary>
internal sealed class Deviation(int[] cells, long[] amounts)
{
    internal int[] Cells { get; } = cells;

    internal long[] Amounts { get; } = amounts;

    /// <summary>Duties that rely on this move, some perhaps no longer.</summary>
    internal List<Duty> Watchers { get; } = [];

    internal bool IsActive { get; set; }

    /// <summary>What moves, by ids.</summary>
    internal IEnumerable<(string Cell, long Amount)> Named(LinkedSystem system) => Cells.Zip(Amounts, (cell, amount) => (system.Cells[cell].Id, amount));
}
