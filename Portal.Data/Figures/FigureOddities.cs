using System.Globalization;

namespace Portal.Data.Figures;

/// <summary>What a careful reader would notice in a published table: doubled rows, restated years, sums that do not add up, gaps.</summary>
internal static class FigureOddities
{
    /// <summary>Flags every figure whose key stands more than once; which of them is right, the source does not say.</summary>
    internal static IReadOnlyList<Figure> FlagDoubled(IReadOnlyList<Figure> figures)
    {
        var doubled = figures.GroupBy(KeyOf).Where(group => group.Skip(1).Any()).Select(group => group.Key).ToHashSet();
        return doubled.Count == 0
            ? figures
            : [.. figures.Select(figure => doubled.Contains(KeyOf(figure)) ? figure with { Flags = [.. figure.Flags, "doubled"] } : figure)];
    }

    /// <summary>Doubled rows, restatements, values that are words, and one summary line for each way in which values are missing.</summary>
    internal static IEnumerable<FigureOddity> Find(IReadOnlyList<Figure> figures) =>
    [
        .. figures.GroupBy(KeyOf).Where(group => group.Skip(1).Any()).Select(Doubled),
        .. figures.GroupBy(figure => KeyOf(figure) with { Edition = "" })
            .Where(group => group.Any(figure => figure.Edition.Length > 0))
            .SelectMany(Restated),
        .. figures.Where(figure => figure.Status == FigureStatus.TextOnly && figure.Unit != "words").Select(figure => new FigureOddity
        {
            Row = figure.Row,
            Column = figure.Column,
            Kind = "formula-value",
            Message = $"The source prints \"{figure.ValueText}\" in place of a number; kept as text and not computed.",
        }),
        .. figures.Where(figure => figure.Status is not (FigureStatus.Reported or FigureStatus.TextOnly))
            .GroupBy(figure => figure.Status)
            .Select(group => Missing(group.Key, group.Count())),
    ];

    /// <summary>Each printed total beside the sum of the loaded figures.</summary>
    internal static IReadOnlyList<FigureCheck> Check(IReadOnlyList<Figure> figures, IReadOnlyList<TotalCheck> totals) =>
        [.. totals.Select(total => Check(figures, total))];

    /// <summary>One line for each total that the rows do not add up to.</summary>
    internal static IEnumerable<FigureOddity> Differing(IReadOnlyList<FigureCheck> checks) =>
        checks.Where(check => !check.Agrees).Select(check => new FigureOddity
        {
            Kind = "total-differs",
            Message = string.Create(CultureInfo.InvariantCulture, $"{check.Name}: the rows add up to {check.Actual}, the printed total is {check.Expected}."),
        });

    /// <summary>The relations that one row breaks. A row in which a part or every total is missing is not judged.</summary>
    internal static IEnumerable<FigureOddity> CheckRow(int row, Func<string, string> cell, IReadOnlyList<RowCheck> checks)
    {
        foreach (var check in checks)
        {
            var parts = check.Parts.Select(column => Number(cell(column))).ToList();
            var total = check.Total.Select(column => Number(cell(column))).FirstOrDefault(number => number is not null);
            var sum = parts.Sum();
            if (total is not null
                && parts.TrueForAll(part => part is not null)
                && (check.AtMost ? sum > total : sum != total))
            {
                yield return new FigureOddity
                {
                    Row = row,
                    Column = check.Parts[0],
                    Kind = "parts-differ",
                    Message = string.Create(
                        CultureInfo.InvariantCulture,
                        $"{string.Join(" + ", check.Parts)} = {sum}, but {string.Join(" or ", check.Total)} is {total}."),
                };
            }
        }
    }

    private static FigureCheck Check(IReadOnlyList<Figure> figures, TotalCheck total)
    {
        var actual = figures.Where(total.Matches).Sum(figure => figure.Value!.Value);
        return new FigureCheck
        {
            Name = total.Name,
            Expected = total.Expected,
            Actual = actual,
            Agrees = Math.Abs(actual - total.Expected) <= total.Tolerance,
        };
    }

    private static decimal? Number(string text) => FigureNumber.TryParse(text, out var number, out _) ? number : null;

    private static FigureOddity Doubled(IGrouping<Key, Figure> group)
    {
        var rows = string.Join(", ", group.Select(figure => figure.Row.ToString(CultureInfo.InvariantCulture)));
        var values = string.Join(", ", group.Select(figure => figure.ValueText));
        return new FigureOddity
        {
            Row = group.First().Row,
            Column = group.First().Column,
            Kind = "doubled-row",
            Message = $"The source does not tell rows {rows} apart, which print {values}; all are kept.",
        };
    }

    private static IEnumerable<FigureOddity> Restated(IGrouping<Key, Figure> group)
    {
        var original = group.FirstOrDefault(figure => figure.Edition.Length == 0);
        return group.Where(figure => figure.Edition.Length > 0 && figure.Value != original?.Value && figure.Value is not null)
            .Select(figure => new FigureOddity
            {
                Row = figure.Row,
                Column = figure.Column,
                Kind = "restated",
                Message = $"Edition {figure.Edition} prints {figure.ValueText} for {figure.PeriodText}, where the first printed {original?.ValueText}.",
            });
    }

    private static FigureOddity Missing(FigureStatus status, int count) => new()
    {
        Kind = status switch
        {
            FigureStatus.NotSeen => "not-seen",
            FigureStatus.NotApplicable => "not-applicable",
            FigureStatus.Suppressed => "suppressed",
            FigureStatus.Late => "late",
            FigureStatus.Refused => "refused",
            _ => "not-reported",
        },
        Message = string.Create(CultureInfo.InvariantCulture, $"{count} cells hold no number; none of them is 0."),
    };

    private static Key KeyOf(Figure figure) => new(
        figure.PeriodText, figure.ProviderText, figure.Country ?? figure.CountryText, figure.Observer, figure.Measure, figure.Breakdown, figure.Unit, figure.Edition);

    private sealed record Key(
        string Period, string Provider, string Country, string Observer, string Measure, string Breakdown, string Unit, string Edition);
}
