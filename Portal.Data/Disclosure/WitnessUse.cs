namespace Portal.Data.Disclosure;

/// <summary>Which tables prove a hidden cell safe.</summary>
/// <param name="Cell">Id of the cell.</param>
/// <param name="LowTable">Index of the table in which the cell lies low enough.</param>
/// <param name="HighTable">Index of the table in which it lies high enough.</param>
public sealed record WitnessUse(string Cell, int LowTable, int HighTable);
