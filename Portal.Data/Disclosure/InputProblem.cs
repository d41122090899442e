namespace Portal.Data.Disclosure;

/// <summary>Why an input was refused.</summary>
/// <param name="Rule">Short name of the broken rule, such as <c>equation-does-not-add-up</c>.</param>
/// <param name="Message">What, where and what to do.</param>
public sealed record InputProblem(string Rule, string Message);
