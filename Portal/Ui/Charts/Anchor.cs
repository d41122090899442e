namespace Portal.Ui.Charts;

/// <summary>Which end of the words stands at their x.</summary>
public enum Anchor
{
    Start,
    Middle,
    End,
}
