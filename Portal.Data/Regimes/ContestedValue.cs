using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>A value on which the sources of a rule disagree. The row's own value judges; a verdict that rests on it says so.</summary>
/// <param name="Part">The part of the rule.</param>
/// <param name="Readings">What the sources say, two at least.</param>
/// <param name="StartsBefore">The readings differ only for clocks that start before this local day; null where they always differ.</param>
public sealed record ContestedValue(RulePart Part, IReadOnlyList<string> Readings, LocalDate? StartsBefore);
