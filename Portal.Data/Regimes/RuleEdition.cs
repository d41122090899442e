using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>One state of the catalogue.</summary>
/// <param name="Number">From 1; a later state has a larger number.</param>
/// <param name="KnownAt">Since when it is known; the first is known always.</param>
/// <param name="Origin">Where it came from: <c>file</c> or <c>proposal</c>.</param>
/// <param name="Catalogue">The rules of that state.</param>
public sealed record RuleEdition(long Number, Instant KnownAt, string Origin, RuleCatalogue Catalogue);
