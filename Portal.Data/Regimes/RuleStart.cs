namespace Portal.Data.Regimes;

/// <summary>The start of a rule's clock.</summary>
/// <param name="Word">The catalogue's own word.</param>
/// <param name="Basis">Event that starts the clock; null where no event of a notice does.</param>
/// <param name="Note">Why there is no event, or what the event stands for; null where the word says it.</param>
public sealed record RuleStart(string Word, StartBasis? Basis, string? Note);
