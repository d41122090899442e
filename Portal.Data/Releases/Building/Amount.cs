namespace Portal.Data.Releases.Building;

/// <summary>What is summed up over items. The order inside a family is that of its cells; the first of a family with parts is their sum.</summary>
internal enum Amount
{
    Issued,
    Notices,
    Removed,
    Released,
    Open,
    Overdue,
    NotDue,
    Due,
    OnTime,
    NotOnTime,
    Late,
    Undetermined,
    Hours,
    HoursBefore,
    HoursAfter,
    Watched,
    Returned,
    Stayed,
}
