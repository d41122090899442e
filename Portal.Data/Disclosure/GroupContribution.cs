namespace Portal.Data.Disclosure;

/// <summary>What one provider group contributed to one cell: the group's own knowledge when it attacks.</summary>
/// <param name="Cell">Id of the cell.</param>
/// <param name="Group">The provider group (holding), never a record.</param>
/// <param name="Value">Its part in the problem's integer units; 0 says that the group is there without any.</param>
public sealed record GroupContribution(string Cell, string Group, long Value);
