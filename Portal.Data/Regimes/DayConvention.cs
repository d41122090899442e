namespace Portal.Data.Regimes;

/// <summary>How a period of local days ends.</summary>
public enum DayConvention
{
    /// <summary>At the wall time of the start.</summary>
    SameWallTime,

    /// <summary>At the end of the last local day.</summary>
    EndOfDay,
}
