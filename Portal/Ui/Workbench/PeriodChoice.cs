using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Cube;

namespace Portal.Ui.Workbench;

/// <summary>The period of a page as its address asks for it: whole UTC months, the running one among them. What can't be understood falls back to the year, and says so.</summary>
public sealed record PeriodChoice
{
    private static readonly YearMonth Earliest = new(2000, 1);
    private static readonly YearMonthPattern Pattern = YearMonthPattern.Iso;

    /// <summary>Which.</summary>
    public PeriodKind Kind { get; private init; }

    /// <summary>First month of a chosen stretch.</summary>
    public YearMonth? First { get; private init; }

    /// <summary>Last month of a chosen stretch, inclusive.</summary>
    public YearMonth? Last { get; private init; }

    /// <summary>What is wrong with the address, as a sentence; null where nothing is.</summary>
    public string? Problem { get; private init; }

    /// <summary>The field that it is wrong in.</summary>
    public string ProblemField { get; private init; } = "from";

    /// <summary>The words of an address, in their order; the usual period has none.</summary>
    internal IEnumerable<KeyValuePair<string, string?>> Query =>
    [
        new("period", Kind is PeriodKind.LastYear or PeriodKind.Chosen ? null : Word(Kind)),
        new("from", First is { } first ? Pattern.Format(first) : null),
        new("to", Last is { } last ? Pattern.Format(last) : null),
    ];

    /// <summary>The word of a kind in an address.</summary>
    internal static string Word(PeriodKind kind) => kind switch
    {
        PeriodKind.LastMonth => "last-month",
        PeriodKind.LastQuarter => "last-quarter",
        PeriodKind.LastYear => "last-12-months",
        PeriodKind.ThisMonth => "this-month",
        _ => "months",
    };

    /// <summary>Reads an address at a present.</summary>
    internal static PeriodChoice Read(string? period, string? from, string? to, Instant now)
    {
        // An address that names months and no kind means these months
        PeriodKind? kind = HasText(period) ? Enum.GetValues<PeriodKind>().Cast<PeriodKind?>().FirstOrDefault(one => Word(one!.Value) == period)
            : HasText(from) || HasText(to) ? PeriodKind.Chosen
            : PeriodKind.LastYear;
        return kind switch
        {
            null => new PeriodChoice { Problem = "The address asks for a period that there is not.", ProblemField = "period" },
            PeriodKind.Chosen => Months(from, to, now.InUtc().Date.ToYearMonth()),
            { } known => new PeriodChoice { Kind = known },
        };
    }

    /// <summary>The same of a kind.</summary>
    internal static PeriodChoice Of(PeriodKind kind) => new() { Kind = kind };

    /// <summary>The same months, named: an address of them says the same for ever.</summary>
    internal static PeriodChoice Named(SliceWindow window) => new()
    {
        Kind = PeriodKind.Chosen,
        First = window.From.InUtc().Date.ToYearMonth(),
        Last = window.To.InUtc().Date.ToYearMonth().PlusMonths(-1),
    };

    /// <summary>Its window at an instant of looking in whole seconds; limits count up to the start of that day.</summary>
    internal SliceWindow WindowAt(Instant look) => (Kind switch
    {
        PeriodKind.LastMonth => CalendarWindows.FullMonths(look, 1),
        PeriodKind.LastQuarter => CalendarWindows.Quarters(look, 2)[0],
        PeriodKind.ThisMonth => CalendarWindows.Months(look, 1)[0],
        PeriodKind.Chosen => CalendarWindows.WholeMonths(look, First!.Value, Last!.Value),
        _ => CalendarWindows.FullMonths(look, 12),
    }).WithLimitsByDay();

    private static bool HasText(string? text) => !string.IsNullOrWhiteSpace(text);

    private static PeriodChoice Months(string? from, string? to, YearMonth running)
    {
        if (Month(from) is not { } first)
        {
            return new() { Problem = "The first month must be written like 2026-01." };
        }

        if (Month(HasText(to) ? to : from) is not { } last)
        {
            return new() { Problem = "The last month must be written like 2026-06.", ProblemField = "to" };
        }

        return (first.CompareTo(Earliest), last.CompareTo(first), last.CompareTo(running)) switch
        {
            ( < 0, _, _) => new() { Problem = string.Create(CultureInfo.InvariantCulture, $"The first month must not lie before {Pattern.Format(Earliest)}.") },
            (_, < 0, _) => new() { Problem = "The last month must not lie before the first.", ProblemField = "to" },
            (_, _, > 0) => new() { Problem = "The last month must not lie in the future.", ProblemField = "to" },
            _ => new() { Kind = PeriodKind.Chosen, First = first, Last = last },
        };
    }

    private static YearMonth? Month(string? text) => HasText(text) && Pattern.Parse(text!.Trim()) is { Success: true } parsed ? parsed.Value : null;
}
