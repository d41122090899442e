using Portal.Ui.Charts;

namespace Portal.Ui.Files;

/// <summary>One figure of a page as it can leave the page: its title, its facts, its chart and the chart's numbers.</summary>
/// <param name="id">Unique in the page.</param>
/// <param name="question">Its title.</param>
/// <param name="facts">What a reader must know to quote it.</param>
public sealed class FigureSheet(string id, string question, FigureFacts facts)
{
    private Func<double, Drawing>? _draw;
    private Func<ChartTable>? _values;

    /// <summary>Unique in the page.</summary>
    public string Id { get; } = id;

    /// <summary>The question that the figure answers.</summary>
    public string Question { get; } = question;

    /// <summary>What a reader must know to quote it.</summary>
    public FigureFacts Facts { get; } = facts;

    /// <summary>True once a chart stands in the figure.</summary>
    public bool HasChart => _draw is not null;

    /// <summary>True once the chart brought its numbers.</summary>
    public bool HasValues => _values is not null;

    /// <summary>Told when the chart arrives: what is written below a figure is written before its chart is known.</summary>
    public Action? Changed { get; set; }

    /// <summary>Takes the figure's chart; of several the first.</summary>
    /// <param name="draw">Draws at a width in pixels.</param>
    /// <param name="values">The numbers of its marks; null where the chart offers none.</param>
    public void Take(Func<double, Drawing> draw, Func<ChartTable>? values)
    {
        if (_draw is null)
        {
            (_draw, _values) = (draw, values);
            Changed?.Invoke();
        }
    }

    /// <summary>The chart at the width of a wide page.</summary>
    public Drawing Draw() => (_draw ?? throw new InvalidOperationException($"The figure {Id} has no chart."))(ChartWidths.Public.Wide);

    /// <summary>The numbers of the chart's marks; null where it offers none.</summary>
    public ChartTable? Values() => _values?.Invoke();
}
