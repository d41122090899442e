namespace Portal.Ui.Workbench;

/// <summary>What a person can do with a subscription, a delivery or the calendar.</summary>
public enum ReminderAct
{
    Test,
    Pause,
    Resume,
    RenewSecret,
    Delete,
    TryAgain,
    MakeCalendar,
    EndCalendar,
}
