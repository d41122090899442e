namespace Portal.Data.Clocks;

/// <summary>Whether a rule applies, and why.</summary>
/// <param name="Outcome">The answer.</param>
/// <param name="Reason">One sentence; names codes, never references.</param>
public sealed record ApplicabilityReason(ApplicabilityOutcome Outcome, string Reason);
