using System.Globalization;
using Portal.Data.Figures;
using Portal.Ui;
using Published = Portal.Data.Figures.Figure;

namespace Portal.Public.Figures;

/// <summary>Loads one published table: provenance, oddities, checks, and a page of its figures.</summary>
internal sealed class SourcePageModel(FigureQueries figures)
{
    internal const int PageSize = 50;

    /// <summary>The table, or null where no source has that code.</summary>
    internal async Task<SourceView?> LoadAsync(SourceQuery query, CultureInfo culture, CancellationToken cancellation)
    {
        if (await figures.SourceAsync(query.Code, cancellation) is not { } summary)
        {
            return null;
        }

        var all = await figures.FiguresAsync(new FigureFilter { Source = query.Code }, cancellation);
        var matching = all.Where(figure => Matches(figure, query)).ToList();
        var pageCount = Math.Max(1, (matching.Count + PageSize - 1) / PageSize);
        var page = int.TryParse(query.Page, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, pageCount) : 1;
        var columns = Columns(all);
        return new SourceView
        {
            Source = summary.Source,
            Periods = [.. all.Select(figure => figure.PeriodText).Where(text => text.Length > 0).Distinct()],
            Measures = [.. all.Select(figure => figure.Measure).Distinct()],
            Columns = [.. columns.Select(column => column.Head)],
            Rows = [.. matching.Skip((page - 1) * PageSize).Take(PageSize).Select(figure => Row(figure, columns, culture))],
            Matching = matching.Count == all.Count
                ? $"{HumanFormat.Count(all.Count, culture)} figures, in the order of the file"
                : $"{HumanFormat.Count(matching.Count, culture)} of {HumanFormat.Count(all.Count, culture)} figures match",
            Page = page,
            PageCount = pageCount,
            Oddities = [.. (await figures.OdditiesAsync(query.Code, cancellation)).Select(odd => Oddity(odd, culture))],
            Checks = [.. (await figures.ChecksAsync(query.Code, cancellation)).Select(check => Check(check, culture))],
        };
    }

    private static bool Matches(Published figure, SourceQuery query) =>
        IsAny(query.Period, figure.PeriodText)
        && IsAny(query.Measure, figure.Measure)
        && (string.IsNullOrWhiteSpace(query.Search)
            || Holds(figure.ProviderText, query.Search) || Holds(figure.CountryText, query.Search) || Holds(figure.Breakdown, query.Search));

    private static bool IsAny(string? asked, string text) => string.IsNullOrWhiteSpace(asked) || asked == text;

    private static bool Holds(string text, string search) => text.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase);

    // A column that is empty in every row says nothing.
    private static List<(TableColumn Head, Func<Published, CultureInfo, TableCell> Cell)> Columns(IReadOnlyList<Published> all)
    {
        List<(TableColumn, Func<Published, CultureInfo, TableCell>)> columns = [(new("Period", IsNumber: false), (figure, _) => figure.PeriodText)];
        AddText(columns, all, "Provider", figure => figure.ProviderText, figure => figure.ProviderGroup is { } group ? PortalUrls.PublishedProvider(group) : null);
        AddText(columns, all, "Country", figure => figure.CountryText, figure => figure.Country is { Length: 2 } code ? PortalUrls.Country(code) : null);
        AddText(columns, all, "What was counted", figure => figure.Measure, _ => null);
        AddText(columns, all, "Split", figure => figure.Breakdown, _ => null);
        AddText(columns, all, "Edition", figure => figure.Edition, _ => null);
        columns.Add((new("Value"), (figure, culture) => FigureText.Cell(figure, culture)));
        AddText(columns, all, "Unit", figure => FigureText.Unit(figure.Unit), _ => null);
        AddText(columns, all, "Flags", figure => string.Join(", ", figure.Flags), _ => null);
        AddText(columns, all, "Note", figure => figure.Note, _ => null);
        columns.Add((new("Line"), (figure, culture) => HumanFormat.Count(figure.Row, culture)));
        return columns;
    }

    private static void AddText(
        List<(TableColumn, Func<Published, CultureInfo, TableCell>)> columns, IReadOnlyList<Published> all, string name, Func<Published, string> text, Func<Published, string?> href)
    {
        if (all.Any(figure => text(figure).Length > 0))
        {
            columns.Add((new(name, IsNumber: false), (figure, _) => new TableCell.Value(text(figure), href(figure))));
        }
    }

    private static TableRow Row(Published figure, List<(TableColumn Head, Func<Published, CultureInfo, TableCell> Cell)> columns, CultureInfo culture) =>
        new(new Link(figure.PeriodText.Length > 0 ? figure.PeriodText : "no period"), [.. columns.Skip(1).Select(column => column.Cell(figure, culture))]);

    private static TableRow Oddity(FigureOddity odd, CultureInfo culture) =>
        new(new Link(odd.Row is { } row ? $"line {HumanFormat.Count(row, culture)}" : "whole table"), [odd.Kind.Replace('-', ' '), odd.Message]);

    private static TableRow Check(FigureCheck check, CultureInfo culture) =>
        new(
            new Link(check.Name),
            [FigureText.Number(check.Expected, culture), FigureText.Number(check.Actual, culture), check.Agrees ? "agrees" : "differs"]);
}
