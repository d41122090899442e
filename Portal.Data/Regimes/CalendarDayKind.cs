namespace Portal.Data.Regimes;

/// <summary>What a calendar says of one day.</summary>
internal enum CalendarDayKind
{
    /// <summary>A public holiday, also one held once only.</summary>
    Holiday,

    /// <summary>A free day in place of a holiday that falls on a day that is free anyway.</summary>
    Substitute,

    /// <summary>A working day that ends early.</summary>
    HalfDay,

    /// <summary>Worked although the weekend, or an announcement known earlier, says otherwise.</summary>
    Working,
}
