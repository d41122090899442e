using Portal.Ui;

namespace Portal.Public.Tables;

/// <summary>A published table as its page shows it.</summary>
internal sealed record TableView
{
    internal required DataTableLine Line { get; init; }

    internal required bool IsSynthetic { get; init; }

    /// <summary>When it was published, as of when and what was known.</summary>
    internal required string Stamp { get; init; }

    /// <summary>The numbers themselves, by group of measures.</summary>
    internal required IReadOnlyList<NumberSheet> Numbers { get; init; }

    internal required IReadOnlyList<TableRow> Files { get; init; }

    /// <summary>Each dimension with its codes.</summary>
    internal required IReadOnlyList<(string Id, string Title, IReadOnlyList<TableRow> Codes)> Dimensions { get; init; }

    internal required IReadOnlyList<MeasureLine> Measures { get; init; }

    internal required IReadOnlyList<TableRow> Flags { get; init; }

    internal required string Citation { get; init; }

    /// <summary>How to ask by script: title and lines.</summary>
    internal required IReadOnlyList<(string Title, string Lines)> Examples { get; init; }

    internal required string LinkedData { get; init; }
}
