using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>Where the cells that one run has of one table and period stand in a spill, slice by slice.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellRun(CellTable Table, int Period, long At, int Length);
