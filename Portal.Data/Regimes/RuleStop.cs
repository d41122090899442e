namespace Portal.Data.Regimes;

/// <summary>One acceptable stop of a rule.</summary>
/// <param name="Word">The catalogue's own word.</param>
/// <param name="Kind">What events must show; null where no event of a notice shows it.</param>
/// <param name="Territory">Where the effect is needed: a country, <c>EU</c>, or <c>*</c> for all users.</param>
/// <param name="Reason">Why it cannot be observed; null where it can.</param>
public sealed record RuleStop(string Word, StopKind? Kind, string Territory, string? Reason);
