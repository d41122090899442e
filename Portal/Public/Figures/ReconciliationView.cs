using Portal.Data.Figures;
using Portal.Ui;

namespace Portal.Public.Figures;

/// <summary>The reconciliation, shaped for its page.</summary>
public sealed record ReconciliationView
{
    public required bool IsEmpty { get; init; }

    public required IReadOnlyList<int> Years { get; init; }

    public required IReadOnlyList<(string Code, string Name)> Providers { get; init; }

    public required IReadOnlyList<TableRow> Rows { get; init; }

    /// <summary>Of all rows, filters or not.</summary>
    public required ReconciliationSummary Summary { get; init; }
}
