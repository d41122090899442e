namespace Portal.Data.Regimes;

/// <summary>How a period of days counts a day whose work ends early. Working hours end when the work does, under either.</summary>
public enum HalfDayPolicy
{
    /// <summary>As a working day: it is worked, so it counts and a period may end on it. The stricter one.</summary>
    Working,

    /// <summary>As a holiday.</summary>
    NonWorking,
}
