using System.Globalization;
using System.Text;
using Bunit;
using Portal.Data.Releases;
using Portal.Data.Seeding;
using Portal.Public.Countries;
using Portal.Public.Home;

namespace Portal.Tests.Portal.Public;

/// <summary>A release of all countries of the world: the first page stays short, and every country is one link away.</summary>
public sealed class ManyCountriesTests : BunitContext
{
    [Fact]
    public void FirstPage_AllCountries_ShowsTheirTilesTheirGroupsAndWhereTheTableIs()
    {
        Setup();
        var page = Render<HomeFigures>(parameters => parameters.Add(p => p.Figures, Figures(250)));

        Assert.Equal(["European Union"], page.FindAll("#where tbody th").Select(row => row.TextContent.Trim()));
        Assert.Equal("/countries#released", page.Find("#where details a[href*='#']").GetAttribute("href"));
        Assert.InRange(Encoding.UTF8.GetByteCount(page.Markup), 1, 260_000);
    }

    [Fact]
    public void FirstPage_FewCountries_ShowsEachInItsTable()
    {
        Setup();
        var page = Render<HomeFigures>(parameters => parameters.Add(p => p.Figures, Figures(HomeFigures.MostCountries - 1)));

        Assert.Equal(HomeFigures.MostCountries, page.FindAll("#where tbody tr").Count);
    }

    [Fact]
    public void Countries_AllCountries_StandByNameWithTheirIntervalsAndAreFound()
    {
        Setup();
        var page = Render<ReleasedCountries>(parameters => parameters.Add(p => p.Figures, Figures(250)));
        var found = Render<ReleasedCountries>(parameters => parameters.Add(p => p.Figures, Figures(250)).Add(p => p.Search, "ountry 17"));

        Assert.Equal(250, page.FindAll("tbody tr").Count);
        Assert.Equal(page.FindAll("tbody th").Select(row => row.TextContent.Trim()).Order(StringComparer.Ordinal), page.FindAll("tbody th").Select(row => row.TextContent.Trim()));
        Assert.All(page.FindAll("tbody tr"), row => Assert.EndsWith("40 to 60%", row.TextContent.Trim().Replace('\u00a0', ' '), StringComparison.Ordinal));
        Assert.Equal(10, found.FindAll("tbody tr").Count);
    }

    private static void Setup() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

    private static ReleasedFigures Figures(int countries) => new(
        BenchTable.Version,
        Part("W", "World"),
        [],
        [Part("EU27", "European Union"), .. Enumerable.Range(0, countries).Reverse().Select(at => Part($"{(char)('A' + (at / 26))}{(char)('A' + (at % 26))}", $"Country {at + 100:000}"))],
        []);

    private static ReleasedPart Part(string code, string name)
    {
        ReleaseCell Cell(string measure, decimal value) => new() { Codes = [code, "2026"], Measure = measure, Status = CellStatus.Shown, Value = value };
        ReleaseCell[] cells =
        [
            Cell("issued", 120), Cell("due", 100), Cell("on_time", 50), Cell("late", 40), Cell("undetermined", 10), Cell("not_on_time", 50),
            Cell("on_time_rate", 50), Cell("on_time_rate_low", 40), Cell("on_time_rate_high", 60),
        ];
        return new ReleasedPart(code, name, "2026", cells.ToDictionary(cell => cell.Measure, StringComparer.Ordinal));
    }
}
