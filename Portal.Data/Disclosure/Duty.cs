using System.Runtime.InteropServices;

namespace Portal.Data.Disclosure;

/// <summary>One thing that must stay possible: for an audience (0 = the public), a cell and a side.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Duty(int Audience, int Cell, MoveSide Side);
