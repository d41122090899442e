namespace Portal.Ui.Workbench;

/// <summary>An area of the workbench: its word, address and icon (path data on a 20 by 20 grid).</summary>
public sealed record RailLink(string Text, string Href, string Icon);
