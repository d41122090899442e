namespace Portal.Data.Releases;

/// <summary>What kind of number a measure is, and what may be done with it.</summary>
public enum MeasureKind
{
    /// <summary>A whole number of items or notices; parts add up to their totals.</summary>
    Count,

    /// <summary>Whole item-hours; parts add up to their totals.</summary>
    Hours,

    /// <summary>A share in per cent with one decimal, or a band of shares. Never added up.</summary>
    Share,

    /// <summary>A stretch of a fixed grid of times, in hours, in which the value lies. Never added up.</summary>
    Bin,
}
