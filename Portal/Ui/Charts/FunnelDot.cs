namespace Portal.Ui.Charts;

/// <summary>A provider in a funnel.</summary>
/// <param name="Name">Its name; only the own one is written.</param>
/// <param name="Size">Items due; the axis is logarithmic.</param>
/// <param name="Share">Share that met the limit, 0 to 1.</param>
/// <param name="IsOwn">The one in question: filled and named.</param>
public sealed record FunnelDot(string Name, double Size, double Share, bool IsOwn = false);
