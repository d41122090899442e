using NodaTime;

namespace Portal.Data.Figures;

/// <summary>
/// Sets each provider's own count of reports beside the hotline's. A printed pair counts first; where one side was never put
/// beside the other, the provider's own periods and the hotline's lines by service are added up. Pure.
/// </summary>
/// <example>Own 58,179 and hotline 169,800: (58,179 - 169,800) / 169,800 = -65.7 %, flagged.</example>
public static class Reconciliation
{
    /// <summary>A larger difference than this, in per cent either way, is flagged.</summary>
    public const decimal FlagAbovePercent = 10;

    private const string Reports = "reports";

    /// <summary>One row for each group and year of which at least the hotline or the provider speaks, by group and year.</summary>
    /// <param name="pairs">Counts printed side by side, observer provider or hotline.</param>
    /// <param name="disclosures">The providers' own figures, whole years, half-years or quarters.</param>
    /// <param name="byService">The hotline's counts by service and year.</param>
    /// <param name="groups">The groups to reconcile.</param>
    public static IReadOnlyList<ReconciliationRow> Rows(
        IReadOnlyCollection<Figure> pairs,
        IReadOnlyCollection<Figure> disclosures,
        IReadOnlyCollection<Figure> byService,
        IReadOnlySet<string> groups)
    {
        var all = pairs.Concat(disclosures).Concat(byService)
            .Where(figure => figure.Measure == Reports && figure.ProviderGroup is not null && groups.Contains(figure.ProviderGroup) && figure.PeriodFrom is not null)
            .Select(figure => (Group: figure.ProviderGroup!, figure.PeriodFrom!.Value.Year))
            .Distinct()
            .Order();
        return
        [
            .. all.Select(key => Row(
                    key.Group,
                    key.Year,
                    Of(pairs, key.Group, key.Year),
                    Of(disclosures, key.Group, key.Year),
                    Of(byService, key.Group, key.Year)))
                .Where(row => row.Own.Value is not null || row.Hotline.Value is not null),
        ];
    }

    /// <summary>
    /// The total of one year from whole years, half-years or quarters: for every service and split that says anything about the
    /// year, the periods must fill it without gap or overlap. Rows flagged redundant are inside others and left out. Null otherwise.
    /// </summary>
    public static decimal? YearTotal(IEnumerable<Figure> figures, int year)
    {
        var series = figures.Where(figure => !figure.Flags.Contains("redundant")).GroupBy(figure => (figure.Provider, figure.Breakdown)).ToList();
        decimal? sum = null;
        foreach (var one in series)
        {
            if (Fill([.. one.OrderBy(figure => figure.PeriodFrom)], year) is not { } part)
            {
                return null;
            }

            sum = (sum ?? 0) + part;
        }

        return sum;
    }

    private static decimal? Fill(IReadOnlyList<Figure> figures, int year)
    {
        var next = new LocalDate(year, 1, 1);
        decimal sum = 0;
        foreach (var figure in figures)
        {
            if (figure.PeriodFrom != next || figure.PeriodTo is null || figure.Value is null)
            {
                return null;
            }

            next = figure.PeriodTo.Value;
            sum += figure.Value.Value;
        }

        return next == new LocalDate(year + 1, 1, 1) ? sum : null;
    }

    private static List<Figure> Of(IEnumerable<Figure> figures, string group, int year) =>
        [.. figures.Where(figure => figure.Measure == Reports && figure.ProviderGroup == group && figure.PeriodFrom?.Year == year)];

    private static ReconciliationRow Row(string group, int year, List<Figure> pair, List<Figure> disclosures, List<Figure> byService)
    {
        var ownRecount = YearTotal(disclosures, year);
        var hotlineRecount = byService.Count == 0 ? (decimal?)null : FigureMath.Sum(byService);
        var own = Printed(pair, "provider") ?? Recounted(ownRecount, disclosures);
        var hotline = Printed(pair, "hotline") ?? Recounted(hotlineRecount, byService);
        var exact = own.Value is { } mine && hotline.Value is { } theirs && theirs != 0 ? 100 * (mine - theirs) / theirs : (decimal?)null;
        return new ReconciliationRow
        {
            Group = group,
            Year = year,
            Own = own,
            Hotline = hotline,
            OwnRecount = ownRecount,
            HotlineRecount = hotlineRecount,
            DifferencePercent = exact is { } difference ? Math.Round(difference, 1, MidpointRounding.AwayFromZero) : null,
            IsFlagged = exact is { } size && Math.Abs(size) > FlagAbovePercent,
        };
    }

    private static ReconciliationCount? Printed(IEnumerable<Figure> pair, string observer) =>
        pair.FirstOrDefault(figure => figure.Observer == observer) is { } figure
            ? new ReconciliationCount { Value = figure.Value, Status = figure.Status, Source = figure.Source }
            : null;

    private static ReconciliationCount Recounted(decimal? value, List<Figure> figures) => value is null
        ? ReconciliationCount.NotReported
        : new ReconciliationCount { Value = value, Status = FigureStatus.Reported, Source = figures[0].Source };
}
