using Portal.Data.Imports;

namespace Portal.Data.Figures;

/// <summary>Turns the rows of one table into figures, collecting what is strange on the way.</summary>
internal sealed class FigureRowReader(FigureSource source, FigureMapping mapping, PlaceNames places, ProviderNames providers)
{
    private readonly List<Figure> figures = [];
    private readonly List<FigureOddity> oddities = [];
    private readonly HashSet<string> seenAliases = new(StringComparer.OrdinalIgnoreCase);

    internal IReadOnlyList<Figure> Figures => figures;

    internal IReadOnlyList<FigureOddity> Oddities => oddities;

    /// <summary>Reads one row; on a problem nothing is added for it.</summary>
    internal void Read(int row, Func<string, string> cell, IReadOnlyList<string> header, List<RowProblem> problems)
    {
        var before = problems.Count;
        foreach (var column in header.Where(column => IsFormula(cell(column))))
        {
            problems.Add(new RowProblem(row, column, "formula", "The cell begins as a spreadsheet formula."));
        }

        if (problems.Count > before || mapping.Values.Count == 0)
        {
            return;
        }

        var shared = Shared(row, cell);
        foreach (var rule in mapping.Values.Where(rule => !rule.SkipBlank || cell(rule.Column).Length > 0))
        {
            if (FigureValue.TryRead(cell(rule.Column), rule, mapping, out var value))
            {
                figures.Add(Complete(shared, rule, value));
            }
            else
            {
                problems.Add(new RowProblem(
                    row, rule.Column, "not-a-number", "The cell is neither a number of at most six decimals nor a word that the mapping knows."));
            }
        }

        oddities.AddRange(FigureOddities.CheckRow(row, cell, mapping.RowSums));
    }

    private static bool IsFormula(string text)
    {
        var trimmed = text.AsSpan().TrimStart();
        return trimmed.Length > 0
            && (trimmed[0] is '=' or '@'
                || (trimmed[0] is '+' or '-' && !FigureNumber.TryParse(text, out _, out _)));
    }

    private Figure Shared(int row, Func<string, string> cell)
    {
        string Field(FieldRule? rule) => rule?.Read(cell) ?? "";
        var periodText = Field(mapping.Period);
        var (from, to, hasRemark) = FigurePeriod.Parse(periodText);
        var flags = mapping.Flags.Where(rule => rule.Holds(cell)).Select(rule => rule.Flag).ToList();
        if (periodText.Length > 0 && (from is null || hasRemark))
        {
            flags.Add(from is null ? "undated" : "approximate-period");
            AddOddity(row, from is null ? "undated-period" : "approximate-period", $"The period is printed as \"{periodText}\".");
        }

        var providerText = Field(mapping.Provider);
        var provider = providerText.Length == 0 ? null : providers.Find(source.Code, providerText);
        var place = Field(mapping.Country);
        return new Figure
        {
            Source = source.Code,
            Row = row,
            Column = "",
            PeriodText = periodText,
            PeriodFrom = from,
            PeriodTo = to,
            ProviderText = providerText,
            Provider = provider?.Provider,
            ProviderGroup = provider?.Group,
            CountryText = mapping.CountryPrinted is null ? place : Field(mapping.CountryPrinted),
            Country = place.Length == 0 ? null : Country(row, place, flags),
            Observer = Field(mapping.Observer),
            Measure = Field(mapping.Measure),
            Breakdown = Field(mapping.Breakdown),
            Unit = Field(mapping.Unit),
            Edition = Field(mapping.Edition),
            ValueText = "",
            Status = FigureStatus.NotReported,
            Confidence = Confidence(cell),
            Flags = flags,
            Note = Field(mapping.Note),
        };
    }

    private static Figure Complete(Figure shared, ValueRule rule, FigureValue value)
    {
        var unit = rule.Unit ?? shared.Unit;
        return shared with
        {
            Column = rule.Column,
            Measure = rule.Measure ?? shared.Measure,
            Breakdown = rule.Breakdown ?? shared.Breakdown,
            Unit = value.IsPercent ? "%" : unit,
            ValueText = value.Text,
            Value = value.Number,
            Status = value.Status,
            Confidence = rule.Confidence ?? shared.Confidence,
            Flags = rule.Flag is null ? shared.Flags : [.. shared.Flags, rule.Flag],
        };
    }

    private string? Country(int row, string printed, List<string> flags)
    {
        var (code, alias, isKnown) = places.Find(printed);
        if (!isKnown)
        {
            flags.Add("unknown-country");
            AddOddity(row, "unknown-country-code", $"\"{printed}\" is in no list of countries and has no alias; kept as printed, without a country.");
        }
        else if (alias?.Why is { } why)
        {
            flags.Add(code is null ? "no-country" : "country-alias");
            if (seenAliases.Add(printed))
            {
                AddOddity(row, code is null ? "no-country" : "country-alias", $"\"{printed}\": {why}");
            }
        }

        return code;
    }

    private FigureConfidence Confidence(Func<string, string> cell)
    {
        var seenIn = mapping.ConfidenceColumn is { } column ? cell(column) : "";
        return seenIn.StartsWith("primary", StringComparison.OrdinalIgnoreCase) ? FigureConfidence.A
            : seenIn.StartsWith("secondary", StringComparison.OrdinalIgnoreCase) ? FigureConfidence.B
            : source.Confidence == "A" ? FigureConfidence.A : FigureConfidence.B;
    }

    private void AddOddity(int row, string kind, string message) =>
        oddities.Add(new FigureOddity { Row = row, Kind = kind, Message = message });
}
