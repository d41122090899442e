namespace Portal.Slices;

/// <summary>Why a slice can't be asked so.</summary>
/// <param name="Part">The part of the question, in snake case.</param>
/// <param name="Message">What is wrong with it, to be read after the part's name.</param>
internal sealed record SliceProblem(string Part, string Message);
