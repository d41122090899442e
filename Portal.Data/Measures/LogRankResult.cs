namespace Portal.Data.Measures;

/// <summary>Outcome of a log-rank test; arrays in the order of the groups.</summary>
/// <param name="ChiSquare">The statistic; null when fewer than two groups expect an event.</param>
/// <param name="DegreesOfFreedom">Groups that expect an event, less one.</param>
/// <param name="P">Probability of a statistic at least so large under one common curve; null with the statistic.</param>
/// <param name="Observed">Removals of each group.</param>
/// <param name="Expected">Removals of each group if all shared one curve.</param>
public sealed record LogRankResult(
    double? ChiSquare,
    int DegreesOfFreedom,
    double? P,
    IReadOnlyList<int> Observed,
    IReadOnlyList<double> Expected);
