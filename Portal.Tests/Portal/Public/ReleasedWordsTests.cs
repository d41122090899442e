using System.Globalization;
using Portal.Data.Releases;
using Portal.Public.Figures;
using Portal.Public.Released;

namespace Portal.Tests.Portal.Public;

public sealed class ReleasedWordsTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Theory]
    [InlineData(48, 44, 52, 56, 53, 60, "48% (95% interval 44 to 52%) in Q4 2024, 56% (95% interval 53 to 60%) in Q3 2026. The intervals do not overlap, so the difference between the two is more than chance.")]
    [InlineData(48, 44, 53, 56, 53, 60, "48% (95% interval 44 to 53%) in Q4 2024, 56% (95% interval 53 to 60%) in Q3 2026. The intervals overlap, so the difference between the two may be chance.")]
    public void Change_FirstAndLastQuarter_SaysWhetherItMayBeChance(int rate, int low, int high, int laterRate, int laterLow, int laterHigh, string expected)
    {
        ReleasedPart[] quarters = [Part("2024-Q4", rate, low, high), Part("2025-Q4", null, null, null), Part("2026-Q3", laterRate, laterLow, laterHigh), Part("2026-Q4", null, null, null)];

        Assert.Equal(expected, ReleasedWords.Change(quarters, English).Replace('\u00a0', ' '));
    }

    [Theory]
    [InlineData("12 h to 2 d", "12 hours to 2 days")]
    [InlineData("24 h to 4 d", "1 to 4 days")]
    [InlineData("12 h to 24 h", "12 to 24 hours")]
    [InlineData("7 d to 14 d", "7 to 14 days")]
    [InlineData("1 h to 3 h", "1 to 3 hours")]
    [InlineData("up to 1 h", "up to 1 hour")]
    [InlineData("more than 90 d", "more than 90 days")]
    public void Spelled_AStretchOfTheGrid_IsSaidAsPeopleSayIt(string band, string expected) => Assert.Equal(expected, ReleasedWords.Spelled(band));

    [Fact]
    public void Met_SignedRate_IsWhatThePageSays()
    {
        Assert.Equal("54%", ReleasedWords.Met(Part("2025", 54, 50, 57), English));
        Assert.Equal("", ReleasedWords.Met(Part("2025", null, null, null), English));
    }

    [Fact]
    public void Change_OneQuarterShown_SaysThatNobodyCanTell() =>
        Assert.Equal("Fewer than two quarters can be shown, so nobody can tell yet.", ReleasedWords.Change([Part("2026-Q2", 48, 44, 52), Part("2026-Q3", null, null, null)], English));

    [Fact]
    public void Spread_OfCountries_NamesNoneAndSkipsTheHidden()
    {
        Assert.Equal("The limit was met for 39 to 83% of the items due, from country to country. ", ReleasedWords.Spread([Part("a", 83, 1, 99), Part("b", null, null, null), Part("c", 39, 1, 99)], English));
        Assert.Equal("", ReleasedWords.Spread([Part("a", 83, 1, 99), Part("b", null, null, null)], English));
    }

    [Theory]
    [InlineData("Germany", "Germany")]
    [InlineData("Netherlands", "the Netherlands")]
    [InlineData("United Kingdom", "the United Kingdom")]
    [InlineData("Czech Republic", "the Czech Republic")]
    public void Place_AfterAPreposition_HasItsArticle(string country, string expected) => Assert.Equal(expected, FigureText.Place(country));

    private static ReleasedPart Part(string period, int? rate, int? low, int? high) => new(
        "W",
        "World",
        period,
        new Dictionary<string, ReleaseCell> { ["on_time_rate"] = Cell("on_time_rate", rate), ["on_time_rate_low"] = Cell("on_time_rate_low", low), ["on_time_rate_high"] = Cell("on_time_rate_high", high) });

    private static ReleaseCell Cell(string measure, int? value) => new() { Codes = [], Measure = measure, Value = value, Status = value is null ? CellStatus.SuppressedPrimary : CellStatus.Shown };
}
