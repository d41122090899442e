namespace Portal.Ui.Charts;

/// <summary>Where ordinary variation ends at a size: two inner limits (95 %) and two outer ones (99.8 %).</summary>
public sealed record FunnelLimit(double Size, double Low95, double High95, double Low998, double High998);
