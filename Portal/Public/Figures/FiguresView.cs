using Portal.Ui;

namespace Portal.Public.Figures;

/// <summary>The sources in three tables: those that measure time, those that count, and lists.</summary>
internal sealed record FiguresView
{
    internal required IReadOnlyList<TableRow> WithClock { get; init; }

    internal required IReadOnlyList<TableRow> Counts { get; init; }

    internal required IReadOnlyList<TableRow> Lists { get; init; }

    internal bool IsEmpty => WithClock.Count + Counts.Count + Lists.Count == 0;
}
