namespace Portal.Data.Regimes;

/// <summary>A row of the catalogue as it is stored.</summary>
/// <param name="RuleId">Row id.</param>
/// <param name="Edition">State that last changed it.</param>
/// <param name="Position">Place in the file, from 0.</param>
/// <param name="Body">The row's document; null where the row is gone.</param>
/// <param name="Origin">Where that state came from.</param>
public sealed record StoredText(string RuleId, long Edition, int Position, string? Body, string Origin);
