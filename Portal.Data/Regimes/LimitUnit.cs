namespace Portal.Data.Regimes;

/// <summary>Unit of a time limit.</summary>
public enum LimitUnit
{
    /// <summary>Elapsed hours on the line of instants; daylight saving has no effect.</summary>
    Hours,

    /// <summary>24 elapsed hours each.</summary>
    ElapsedDays,

    /// <summary>Local days in the authority's zone.</summary>
    Days,

    /// <summary>Local months; the same-numbered day or the last of the month.</summary>
    Months,

    /// <summary>Local years; 29 February as <see cref="LeapDayPolicy"/> says.</summary>
    Years,

    /// <summary>Days that are neither weekend nor holiday in the working calendar.</summary>
    WorkingDays,

    /// <summary>Elapsed hours inside the working hours of the calendar.</summary>
    WorkingHours,
}
