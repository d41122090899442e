using System.Globalization;
using Portal.Data.Figures;
using Portal.Ui;

namespace Portal.Public.Figures;

/// <summary>Loads each provider's own count beside the hotline's, by name and year; never in the order of the difference.</summary>
internal sealed class ReconciliationPageModel(ReconciliationQueries reconciliation, FigureQueries figures)
{
    internal async Task<ReconciliationView> LoadAsync(ReconciliationQuery query, CultureInfo culture, CancellationToken cancellation)
    {
        var all = await reconciliation.AllAsync(cancellation);
        var names = Names(await figures.ProvidersAsync(cancellation));
        var rows = all
            .Where(row => IsAny(query.Year, row.Year.ToString(CultureInfo.InvariantCulture)) && IsAny(query.Provider, row.Group) && (!query.OnlyFlagged || row.IsFlagged))
            .OrderBy(row => NameOf(row, names), StringComparer.OrdinalIgnoreCase)
            .ThenBy(row => row.Year)
            .ToList();
        return new ReconciliationView
        {
            IsEmpty = all.Count == 0,
            Years = [.. all.Select(row => row.Year).Distinct().Order()],
            Providers = [.. all.Select(row => row.Group).Distinct().Select(group => (group, names.GetValueOrDefault(group, group))).OrderBy(pair => pair.Item2, StringComparer.OrdinalIgnoreCase)],
            Rows = [.. rows.Select(row => Row(row, NameOf(row, names), culture))],
            Summary = ReconciliationSummary.Of(all),
        };
    }

    /// <summary>A row of the table; the first cell is the year where the name is said elsewhere.</summary>
    internal static TableRow Row(ReconciliationRow row, string name, CultureInfo culture) => new(
        new Link(name, PortalUrls.PublishedProvider(row.Group)),
        [row.Year.ToString(culture), .. Cells(row, culture)]);

    internal static IReadOnlyList<TableCell> Cells(ReconciliationRow row, CultureInfo culture) =>
    [
        Count(row.Own, culture),
        Count(row.Hotline, culture),
        row.DifferencePercent is { } difference ? Signed(difference, culture) : "cannot be computed",
        row.IsFlagged ? "over 10%" : row.DifferencePercent is null ? "one side is missing" : "within 10%",
        row.RecountDiffers ? Recount(row, culture) : "",
    ];

    internal static Dictionary<string, string> Names(IEnumerable<FigureProvider> providers) =>
        providers.GroupBy(provider => provider.GroupCode).ToDictionary(
            group => group.Key,
            group => (group.FirstOrDefault(provider => provider.Code == group.Key) ?? group.First()).Name);

    private static TableCell Count(ReconciliationCount count, CultureInfo culture) =>
        FigureText.Cell(count, culture) is TableCell.Value value && count.Source is { } source
            ? value with { Href = PortalUrls.Source(source) }
            : FigureText.Cell(count, culture);

    private static string Signed(decimal percent, CultureInfo culture) => (percent > 0 ? "+" : "") + FigureText.Number(percent, culture);

    private static string Recount(ReconciliationRow row, CultureInfo culture)
    {
        var own = row.OwnRecount is { } mine && mine != row.Own.Value ? $"its own tables add up to {FigureText.Number(mine, culture)}" : null;
        var hotline = row.HotlineRecount is { } theirs && theirs != row.Hotline.Value ? $"the hotline's lines add up to {FigureText.Number(theirs, culture)}" : null;
        return string.Join("; ", new[] { own, hotline }.OfType<string>());
    }

    private static bool IsAny(string? asked, string text) => string.IsNullOrWhiteSpace(asked) || string.Equals(asked, text, StringComparison.OrdinalIgnoreCase);

    private static string NameOf(ReconciliationRow row, Dictionary<string, string> names) => names.GetValueOrDefault(row.Group, row.Group);
}
