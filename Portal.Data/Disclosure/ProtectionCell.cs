namespace Portal.Data.Disclosure;

/// <summary>One cell of the linked tables. Amounts are integers in units of 10^-<see cref="ProtectionProblem.Decimals"/>.</summary>
public sealed record ProtectionCell
{
    /// <summary>Id, unique within the problem.</summary>
    public required string Id { get; init; }

    /// <summary>The true value, never negative.</summary>
    public required long Value { get; init; }

    /// <summary>Whether a primary rule forbids to show the cell.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>How far above <see cref="Value"/> an attacker must still find values possible; 0 asks for two values only.</summary>
    public long UpperProtection { get; init; }

    /// <summary>How far below <see cref="Value"/>; null means the smaller of the upper protection and the value.</summary>
    public long? LowerProtection { get; init; }

    /// <summary>The least width of the attacker's interval if the cell is hidden; 0 where anybody may know the number.</summary>
    public long Width { get; init; } = 1;

    /// <summary>How many times dearer the cell is to hide than its value alone would make it.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Number of provider groups in the cell; null means not given, 0 a cell that everybody knows to be empty.</summary>
    public int? Contributors { get; init; }

    /// <summary>What earlier releases force.</summary>
    public CellLock Lock { get; init; }
}
