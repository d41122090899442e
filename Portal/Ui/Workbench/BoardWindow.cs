namespace Portal.Ui.Workbench;

/// <summary>When the limits fall that a board shows.</summary>
public enum BoardWindow
{
    PastWeek,
    PastDay,
    Next6Hours,
    NextDay,
    NextWeek,
}
