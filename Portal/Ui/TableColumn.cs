namespace Portal.Ui;

/// <summary>A column's head.</summary>
/// <param name="Name">What stands below it.</param>
/// <param name="Unit">The unit, once, here and not in the cells.</param>
/// <param name="IsNumber">Numbers stand at the end of the cell, words at the start.</param>
/// <param name="SortedAs">The order in words if the table is sorted by this column: "least first".</param>
/// <param name="IsDescending">Which way the arrow points.</param>
/// <param name="Href">Address that sorts by this column.</param>
public sealed record TableColumn(
    string Name, string? Unit = null, bool IsNumber = true, string? SortedAs = null, bool IsDescending = false, string? Href = null)
{
    /// <summary>Name and unit in one.</summary>
    public string Label => Unit is null ? Name : $"{Name} ({Unit})";
}
