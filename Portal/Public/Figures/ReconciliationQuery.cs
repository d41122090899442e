namespace Portal.Public.Figures;

/// <summary>What a reader asked the reconciliation for.</summary>
public sealed record ReconciliationQuery(string? Year, string? Provider, bool OnlyFlagged)
{
    public bool IsFiltered => !string.IsNullOrWhiteSpace(Year) || !string.IsNullOrWhiteSpace(Provider) || OnlyFlagged;
}
