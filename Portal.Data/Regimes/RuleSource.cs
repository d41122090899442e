namespace Portal.Data.Regimes;

/// <summary>Where a rule was read.</summary>
/// <param name="Title">Title of the page or text.</param>
/// <param name="Url">Public address.</param>
/// <param name="Grade">primary, official, secondary or press.</param>
public sealed record RuleSource(string Title, string Url, string Grade);
