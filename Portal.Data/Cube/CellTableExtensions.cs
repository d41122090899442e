namespace Portal.Data.Cube;

internal static class CellTableExtensions
{
    extension(CellTable table)
    {
        /// <summary>Where the cells of this table are kept by group of notices; null for tables that are not.</summary>
        internal CellTable? GroupTable() => table switch
        {
            CellTable.Cohort => CellTable.GroupCohort,
            CellTable.Period => CellTable.GroupPeriod,
            CellTable.Snapshot => CellTable.GroupSnapshot,
            _ => null,
        };
    }
}
