namespace Portal.Data.Disclosure;

/// <summary>One thing that an attacker could learn.</summary>
/// <param name="Rule">Short name: <c>not-protected</c>, <c>insider</c>, <c>witness</c>, <c>disclosed</c>, <c>interval</c>.</param>
/// <param name="Cell">Id of the cell.</param>
/// <param name="Message">What is wrong.</param>
public sealed record DisclosureFailure(string Rule, string Cell, string Message);
