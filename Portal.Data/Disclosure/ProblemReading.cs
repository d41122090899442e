namespace Portal.Data.Disclosure;

/// <summary>The outcome of reading an input: a valid problem, or the reasons why there is none.</summary>
/// <param name="Problem">The problem; null if refused.</param>
/// <param name="Problems">Reasons; empty if accepted.</param>
public sealed record ProblemReading(ProtectionProblem? Problem, IReadOnlyList<InputProblem> Problems);
