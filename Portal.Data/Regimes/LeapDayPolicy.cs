namespace Portal.Data.Regimes;

/// <summary>Where a period of whole years from 29 February ends in a year without that day.</summary>
public enum LeapDayPolicy
{
    /// <summary>On the last day of February.</summary>
    LastOfFebruary,

    /// <summary>On 1 March.</summary>
    FirstOfMarch,
}
