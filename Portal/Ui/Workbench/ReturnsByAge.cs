using Portal.Data.Cube;

namespace Portal.Ui.Workbench;

/// <summary>What had come back by an age.</summary>
/// <param name="Days">Days after the removal.</param>
/// <param name="Share">Share back at least once.</param>
/// <param name="Mean">Mean number of times back.</param>
public sealed record ReturnsByAge(int Days, RemovalFigure Share, RemovalFigure Mean);
