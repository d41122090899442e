using System.Globalization;
using Portal.Data.Figures;
using Portal.Ui;

namespace Portal.Public.Figures;

/// <summary>Loads the provider groups that published figures speak of, and what they say about one.</summary>
internal sealed class PublishedProvidersPageModel(FigureQueries figures, FigurePageQueries pages)
{
    internal const int PageSize = 100;
    private const int TableSize = 60;

    /// <summary>Groups by name; those whose counts can be reconciled are marked.</summary>
    internal async Task<PublishedProvidersView> ListAsync(string? search, string? page, CultureInfo culture, CancellationToken cancellation)
    {
        var all = (await figures.ProvidersAsync(cancellation))
            .GroupBy(provider => provider.GroupCode)
            .Select(group => (Code: group.Key, Name: (group.FirstOrDefault(one => one.Code == group.Key) ?? group.First()).Name, Services: group.ToList()))
            .OrderBy(group => group.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var found = string.IsNullOrWhiteSpace(search)
            ? all
            : all.Where(group => Holds(group.Name, search) || group.Services.Exists(service => Holds(service.Name, search))).ToList();
        var pageCount = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        var at = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, pageCount) : 1;
        return new PublishedProvidersView
        {
            Rows = [.. found.Skip((at - 1) * PageSize).Take(PageSize).Select(group => new TableRow(new Link(group.Name, PortalUrls.PublishedProvider(group.Code)), [Services(group.Services, group.Name)]))],
            Matching = $"{HumanFormat.Count(found.Count, culture)} provider groups, by name",
            Page = at,
            PageCount = pageCount,
        };
    }

    /// <summary>One group, or null where no figure speaks of it.</summary>
    internal async Task<PublishedProviderView?> FindAsync(string code, CultureInfo culture, CancellationToken cancellation)
    {
        if (await pages.ProviderAsync(code, cancellation) is not { } provider)
        {
            return null;
        }

        return new PublishedProviderView
        {
            Name = provider.Name,
            Services = Services(provider.Services, provider.Name),
            Reconciliation = [.. provider.Reconciliation.Select(row => new TableRow(new Link(row.Year.ToString(culture)), ReconciliationPageModel.Cells(row, culture)))],
            Tables = [.. provider.Series.GroupBy(series => (series.Source, series.Observer)).Select(group => Table(provider.Sources[group.Key.Source], [.. group], culture))],
        };
    }

    private static PublishedTable Table(FigureSource source, IReadOnlyList<FigureSeries> series, CultureInfo culture) => new()
    {
        Id = $"{source.Code}-{series[0].Observer}",
        Source = source,
        Note = series.Sum(one => one.Points.Count) is var count and > TableSize
            ? $"The first {TableSize} of {HumanFormat.Count(count, culture)} figures, as printed. The table of the source has them all."
            : "As printed.",
        Whose = series[0].Observer switch { "provider" => "The provider's own word", "hotline" => "What the hotline counted", _ => "What the publisher says" },
        Rows =
        [
            .. series.SelectMany(one => one.Points).Take(TableSize).Select(figure => new TableRow(
                new Link(figure.PeriodText.Length > 0 ? figure.PeriodText : "no period"),
                [Told(figure.ProviderText, figure.CountryText), Told(figure.Measure, figure.Breakdown), FigureText.Cell(figure, culture), FigureText.Unit(figure.Unit), string.Join(", ", figure.Flags)])),
        ],
    };

    private static string Told(string first, string second) => second.Length == 0 ? first : first.Length == 0 ? second : $"{first}, {second}";

    private static string Services(IReadOnlyList<FigureProvider> services, string name) =>
        string.Join(", ", services.Select(service => service.Name).Where(service => service != name).Distinct());

    private static bool Holds(string text, string search) => text.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase);
}
