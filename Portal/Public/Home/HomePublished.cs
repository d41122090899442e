using System.Globalization;
using Portal.Data.Figures;
using Portal.Public.Figures;
using Portal.Ui;
using Portal.Ui.Charts;
using Published = Portal.Data.Figures.Figure;

namespace Portal.Public.Home;

/// <summary>A few real figures of others as questions and answers.</summary>
internal static class HomePublished
{
    private const int Shown = 10;

    internal static PublishedBlock Hosting(IReadOnlyList<Published> hosting, FigureSource source, CultureInfo culture) => new()
    {
        Id = "published-hosting",
        Question = "Where was confirmed material hosted?",
        Answer = $"The Internet Watch Foundation found {FigureText.Words(hosting[0], culture)} addresses in {FigureText.Place(hosting[0].CountryText)} in {hosting[0].PeriodText}, more than anywhere else. The country of the server is not the country of the people behind it.",
        Source = source,
        Caption = "Confirmed addresses by country of the server",
        Note = "The table was seen only in part: a country that is absent is not 0.",
        Table = Table("Country", hosting, figure => figure.CountryText, culture),
        Bars = Bars("Where was confirmed material hosted?", "confirmed addresses (URLs)", hosting.Take(Shown), figure => figure.CountryText, culture),
    };

    internal static PublishedBlock Range((Published Lowest, Published Highest) range, IReadOnlyList<Published> rates, FigureSource source, CultureInfo culture) => new()
    {
        Id = "published-range",
        Question = "How far does one provider differ from market to market?",
        Answer = $"Of the videos that TikTok removed for youth exploitation and abuse in {range.Lowest.PeriodText}, {FigureText.Words(range.Lowest, culture)} were gone within 24 hours of posting in {FigureText.Place(range.Lowest.CountryText)} and {FigureText.Words(range.Highest, culture)} in {FigureText.Place(range.Highest.CountryText)}. The clock starts at posting; videos that stayed are left out.",
        Source = source,
        Caption = "Share of removed videos gone within 24 hours of posting, by market",
        Table = Table("Market", rates, figure => figure.CountryText, culture),
        Bars = Bars("How far does one provider differ from market to market?", "share of removed videos gone within 24 hours of posting", [range.Lowest, .. rates.Where(figure => figure.Country == "001"), range.Highest], figure => figure.CountryText == "All" ? "All markets" : figure.CountryText, culture),
    };

    internal static PublishedBlock Totals(IReadOnlyList<Published> totals, FigureSource source, CultureInfo culture)
    {
        var byYear = totals.OrderBy(figure => figure.PeriodFrom).ToList();
        var last = byYear[^1];
        return new PublishedBlock
        {
            Id = "published-totals",
            Question = "How many reports reach the largest hotline?",
            Answer = $"NCMEC received {FigureText.Words(last, culture)} reports in {last.PeriodText}. A report is not a picture, a child or an offender, and more reports can mean more searching.",
            Source = source,
            Caption = "CyberTipline reports by year",
            Table = Table("Year", byYear, figure => figure.PeriodText, culture),
            Bars = Bars("How many reports reach the largest hotline?", "reports", byYear.TakeLast(Shown), figure => figure.PeriodText, culture),
        };
    }

    private static TableMatter Table(string first, IReadOnlyList<Published> figures, Func<Published, string> name, CultureInfo culture) => new(
        [new(first, IsNumber: false), new(FigureText.IsShare(figures[0].Unit) ? "Share" : "Count", FigureText.Unit(figures[0].Unit))],
        [.. figures.Select(figure => new TableRow(new Link(name(figure)), [FigureText.Cell(figure, culture)]))]);

    private static BarData Bars(string title, string axis, IEnumerable<Published> figures, Func<Published, string> name, CultureInfo culture)
    {
        BarRow[] rows = [.. figures.Select(figure => new BarRow(name(figure), (double?)figure.Value, FigureText.Words(figure, culture)))];
        return new BarData
        {
            Title = title,
            Description = string.Join(", ", rows.Select(row => $"{row.Name} {row.Text}")) + ".",
            AxisLabel = axis,
            Axis = axis.StartsWith("share", StringComparison.Ordinal) ? AxisKind.Share : AxisKind.Number,
            Rows = rows,
        };
    }
}
