namespace Portal.Data.Releases.Plans;

/// <summary>A table of the programme with the periods that a release brings.</summary>
/// <param name="Table">Id of the table.</param>
/// <param name="Periods">Periods as text, oldest first.</param>
public sealed record PlannedTable(string Table, IReadOnlyList<string> Periods);
