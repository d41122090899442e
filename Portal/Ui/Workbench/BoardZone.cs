namespace Portal.Ui.Workbench;

/// <summary>In whose zone a board shows its times.</summary>
public enum BoardZone
{
    Utc,
    Provider,
    Authority,
}
