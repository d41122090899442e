namespace Portal.Data.Figures;

/// <summary>How the columns of one published table become figures. Data, so that a new table needs no code.</summary>
internal sealed record FigureMapping
{
    /// <summary>Where the period stands.</summary>
    public FieldRule Period { get; init; } = new();

    /// <summary>Where the provider stands; null for tables about none.</summary>
    public FieldRule? Provider { get; init; }

    /// <summary>Where the country code or name stands; null for tables about none.</summary>
    public FieldRule? Country { get; init; }

    /// <summary>The country as printed, where it is another column than <see cref="Country"/>.</summary>
    public FieldRule? CountryPrinted { get; init; }

    /// <summary>Whose word it is.</summary>
    public FieldRule Observer { get; init; } = new() { Value = "publisher" };

    /// <summary>What was counted.</summary>
    public FieldRule? Measure { get; init; }

    /// <summary>A further split.</summary>
    public FieldRule? Breakdown { get; init; }

    /// <summary>Unit of the values.</summary>
    public FieldRule? Unit { get; init; }

    /// <summary>The later edition that restates a row.</summary>
    public FieldRule? Edition { get; init; }

    /// <summary>The source's remark on a row.</summary>
    public FieldRule? Note { get; init; }

    /// <summary>The columns that hold values; empty for lists without figures.</summary>
    public IReadOnlyList<ValueRule> Values { get; init; } = [];

    /// <summary>Words that stand for a missing value.</summary>
    public IReadOnlyDictionary<string, FigureStatus> StatusWords { get; init; } = new Dictionary<string, FigureStatus>();

    /// <summary>Whether a value may be words or a formula; otherwise anything but a number is a problem.</summary>
    public bool TextValues { get; init; }

    /// <summary>Column whose cells begin with primary or secondary and so give the row's confidence.</summary>
    public string? ConfidenceColumn { get; init; }

    /// <summary>Flags set by what a column says.</summary>
    public IReadOnlyList<FlagRule> Flags { get; init; } = [];

    /// <summary>Columns that are known and not read.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>Printed totals.</summary>
    public IReadOnlyList<TotalCheck> Totals { get; init; } = [];

    /// <summary>Relations between the columns of a row.</summary>
    public IReadOnlyList<RowCheck> RowSums { get; init; } = [];

    /// <summary>Every column that a file of this source may and must have.</summary>
    internal IReadOnlySet<string> Columns()
    {
        FieldRule?[] rules = [Period, Provider, Country, CountryPrinted, Observer, Measure, Breakdown, Unit, Edition, Note];
        return rules.OfType<FieldRule>().SelectMany(rule => rule.Reads())
            .Concat(Values.Select(rule => rule.Column))
            .Concat(Flags.Select(rule => rule.Column))
            .Concat(new[] { ConfidenceColumn }.OfType<string>())
            .Concat(Ignore)
            .ToHashSet(StringComparer.Ordinal);
    }
}
