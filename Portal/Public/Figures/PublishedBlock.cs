using Portal.Data.Figures;
using Portal.Ui.Charts;

namespace Portal.Public.Figures;

/// <summary>One published table about one subject: question, answer, chart or table, provenance.</summary>
public sealed record PublishedBlock
{
    /// <summary>Unique in the page.</summary>
    public required string Id { get; init; }

    /// <summary>The question as title.</summary>
    public required string Question { get; init; }

    /// <summary>The answer in a sentence, from the same values.</summary>
    public required string Answer { get; init; }

    /// <summary>Provenance.</summary>
    public required FigureSource Source { get; init; }

    /// <summary>What the table shows.</summary>
    public required string Caption { get; init; }

    /// <summary>A quieter line: what is left out or must not be read into it.</summary>
    public string? Note { get; init; }

    /// <summary>Heads and rows.</summary>
    public required TableMatter Table { get; init; }

    /// <summary>A time series; null where there are too few periods to draw.</summary>
    public TrendData? Trend { get; init; }

    /// <summary>Bars; null where a table says it better.</summary>
    public BarData? Bars { get; init; }
}
