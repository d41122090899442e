namespace Portal.Data.Measures;

/// <summary>One item followed from 0 to the first of several ways out, or several that went alike.</summary>
/// <param name="Exit">Age at the way out, or at the last moment it was known to be neither.</param>
/// <param name="Cause">Which way; null when it was still in at <paramref name="Exit"/> (censored).</param>
/// <param name="Count">So many items.</param>
public readonly record struct CompetingObservation(double Exit, string? Cause, int Count = 1);
