namespace Portal.Ui;

/// <summary>Units in which people think of time online. A month is 30 days, a year 365.</summary>
public enum HumanUnit
{
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}
