namespace Portal.Public.Figures;

/// <summary>What a reader asked a table for; everything as typed.</summary>
public sealed record SourceQuery(string Code, string? Period, string? Measure, string? Search, string? Page)
{
    public bool IsFiltered => !string.IsNullOrWhiteSpace(Period) || !string.IsNullOrWhiteSpace(Measure) || !string.IsNullOrWhiteSpace(Search);
}
