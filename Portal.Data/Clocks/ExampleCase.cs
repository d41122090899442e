namespace Portal.Data.Clocks;

/// <summary>What a made-up history shows.</summary>
public enum ExampleCase
{
    /// <summary>The clock stops inside the limit.</summary>
    InTime,

    /// <summary>The clock stops after the limit.</summary>
    Late,

    /// <summary>The clock runs over a weekend.</summary>
    Weekend,

    /// <summary>The clock runs while the zone's clocks are put forward or back.</summary>
    ClockChange,

    /// <summary>A duty to keep, kept to the end.</summary>
    Kept,

    /// <summary>No number: only the time that passed.</summary>
    Elapsed,
}
