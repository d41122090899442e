namespace Portal.Ui.Charts;

/// <summary>Fills that mean something: hatched is undetermined or no data, dotted is hidden.</summary>
public enum Pattern
{
    None,
    Hatched,
    Dotted,
}
