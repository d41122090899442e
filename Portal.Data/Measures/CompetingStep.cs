namespace Portal.Data.Measures;

/// <summary>One distinct exit time with several ways out; arrays in the order of the causes.</summary>
/// <param name="Time">The age.</param>
/// <param name="AtRisk">Items with exit at or after it.</param>
/// <param name="Events">Exits by cause.</param>
/// <param name="Censored">Items last seen in at this age.</param>
/// <param name="Open">Share still in just after this age.</param>
/// <param name="Incidence">Share gone each way up to here; with <paramref name="Open"/> they add to 1.</param>
public sealed record CompetingStep(double Time, int AtRisk, int[] Events, int Censored, double Open, double[] Incidence);
