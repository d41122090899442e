namespace Portal.Data.Releases.Plans;

/// <summary>How often a table appears.</summary>
public enum Frequency
{
    /// <summary>Once a calendar year.</summary>
    Year,

    /// <summary>Once a calendar quarter.</summary>
    Quarter,

    /// <summary>Once a calendar month.</summary>
    Month,
}
