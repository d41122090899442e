using System.Globalization;
using Portal.Data.Figures;
using Portal.Public.Figures;
using Portal.Ui;

namespace Portal.Public.Countries;

/// <summary>Loads what is known of the coalition's list.</summary>
internal sealed class CoalitionPageModel(FigureQueries figures)
{
    private const string Code = "un-call";

    /// <summary>Provenance with one row for each statement found; null before the tables are loaded.</summary>
    internal async Task<PublishedTable?> LoadAsync(CultureInfo culture, CancellationToken cancellation)
    {
        if (await figures.SourceAsync(Code, cancellation) is not { } summary)
        {
            return null;
        }

        var all = await figures.FiguresAsync(new FigureFilter { Source = Code }, cancellation);
        return new PublishedTable
        {
            Id = "evidence",
            Note = "As found.",
            Source = summary.Source,
            Whose = "What was found",
            Rows = [.. all.Select(figure => new TableRow(new Link(figure.PeriodText), [figure.Measure, FigureText.Cell(figure, culture), figure.Note, figure.Confidence.ToString()]))],
        };
    }
}
