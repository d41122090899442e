namespace Portal.Public.Tables;

/// <summary>The catalogue as its page shows it.</summary>
/// <param name="Tables">Every published table, by title.</param>
/// <param name="IsSynthetic">True where a table is synthetic.</param>
/// <param name="LinkedData">The catalogue for search engines.</param>
internal sealed record DataView(IReadOnlyList<DataTableLine> Tables, bool IsSynthetic, string LinkedData);
