using Portal.Data.Figures;
using Portal.Ui;

namespace Portal.Public.Figures;

/// <summary>The figures of one source about one subject.</summary>
public sealed record PublishedTable
{
    /// <summary>Unique in the page.</summary>
    public required string Id { get; init; }

    /// <summary>How it is shown.</summary>
    public required string Note { get; init; }

    /// <summary>Provenance.</summary>
    public required FigureSource Source { get; init; }

    /// <summary>Whose word it is.</summary>
    public required string Whose { get; init; }

    /// <summary>The figures by series and period.</summary>
    public required IReadOnlyList<TableRow> Rows { get; init; }
}
