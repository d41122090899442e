using Portal.Data.Figures;
using Portal.Ui;

namespace Portal.Public.Figures;

/// <summary>One published table with its provenance, shaped for its page.</summary>
public sealed record SourceView
{
    public required FigureSource Source { get; init; }

    public required IReadOnlyList<string> Periods { get; init; }

    public required IReadOnlyList<string> Measures { get; init; }

    public required IReadOnlyList<TableColumn> Columns { get; init; }

    public required IReadOnlyList<TableRow> Rows { get; init; }

    /// <summary>How many figures match, in words.</summary>
    public required string Matching { get; init; }

    public required int Page { get; init; }

    public required int PageCount { get; init; }

    public required IReadOnlyList<TableRow> Oddities { get; init; }

    public required IReadOnlyList<TableRow> Checks { get; init; }
}
