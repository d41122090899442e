namespace Portal.Ui.Workbench;

/// <summary>Which whole months a page is about.</summary>
public enum PeriodKind
{
    /// <summary>The twelve full months that are over.</summary>
    LastYear,

    /// <summary>The last calendar quarter that is over.</summary>
    LastQuarter,

    /// <summary>The last month that is over.</summary>
    LastMonth,

    /// <summary>The running month up to now.</summary>
    ThisMonth,

    /// <summary>From a month to a month.</summary>
    Chosen,
}
