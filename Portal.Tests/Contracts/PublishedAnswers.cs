using Portal.Data.Countries;
using Portal.Data.Figures;
using Portal.Data.Storage;

namespace Portal.Tests.Contracts;

/// <summary>Answers the questions of Oracles/published/expected.json from a loaded database, by the public queries and functions alone.</summary>
internal sealed class PublishedAnswers(Database database)
{
    private readonly FigureQueries figures = new(database);

    internal async Task<object?> AnswerAsync(string id) => id switch
    {
        "esp_sum_2019" => await SumAsync("ncmec-provider", "2019"),
        "esp_sum_2021" => await SumAsync("ncmec-provider", "2021"),
        "esp_sum_2023" => await SumAsync("ncmec-provider", "2023"),
        "country_sum_2020" => await SumAsync("ncmec-country", "2020"),
        "country_sum_2022" => await SumAsync("ncmec-country", "2022"),
        "public_plus_esp_2021" => await SumAsync("ncmec-public", "2021") + await SumAsync("ncmec-provider", "2021"),
        "public_plus_esp_2023" => await SumAsync("ncmec-public", "2023") + await SumAsync("ncmec-provider", "2023"),
        "location_split_2022" => await SharesAsync("ncmec-contents", "user location", "2022"),
        "incident_types_sum_2021" => await SumAsync("ncmec-contents", "2021", "kind of exploitation"),
        "incident_types_sum_2023" => await SumAsync("ncmec-contents", "2023", "kind of exploitation"),
        "esp_top3_share_2023" => await TopShareAsync(),
        "esp_count_below_10_2023" => (await ReadAsync("ncmec-provider", "2023")).Count(figure => figure.Value < 10),
        "median_esp_2023" => FigureMath.Median((await ReadAsync("ncmec-provider", "2023")).Select(figure => figure.Value!.Value)),
        "takedown_weighted_mean_2021" => await TakedownMeansAsync(),
        "takedown_total_2021" => await TakedownTotalAsync(),
        "tiktok_24h_2024Q2" => await TikTokAsync(),
        "iwf_nl_share_2024" => FigureMath.Percent(
            await ValueAsync("iwf-hosting", "2024", "confirmed reports by hosting country", country: "NL"),
            await ValueAsync("iwf-yearly", "2024", "confirmed reports"),
            0),
        "inhope_illegal_share_2024" => FigureMath.Percent(
            await ValueAsync("inhope-yearly", "2024", "illegal"), await ValueAsync("inhope-yearly", "2024", "content URLs exchanged"), 0),
        "inhope_growth_2024" => FigureMath.Change(
            await ValueAsync("inhope-yearly", "2023", "content URLs exchanged"), await ValueAsync("inhope-yearly", "2024", "content URLs exchanged"), 0),
        "de_split_2014" => await GermanSplitAsync("2014"),
        "de_split_2018" => await GermanSplitAsync("2018"),
        "de_split_2022" => await GermanSplitAsync("2022"),
        "de_2d_2018" => FigureMath.Percent(
            await ValueAsync("germany-deletion-2018", "2018", "deleted in time (2 days)"), await ValueAsync("germany-deletion-2018", "2018", "all"), 0),
        "cldr_un_members" => await MembersAsync(),
        _ => throw new ArgumentException($"No answer for {id}.", nameof(id)),
    };

    private Task<IReadOnlyList<Figure>> ReadAsync(string source, string period, string? measure = null, string? country = null) =>
        figures.FiguresAsync(new FigureFilter { Source = source, Period = period, Measure = measure, Country = country }, CancellationToken.None);

    private async Task<decimal> SumAsync(string source, string period, string? measure = null) =>
        FigureMath.Sum(await ReadAsync(source, period, measure));

    private async Task<decimal> ValueAsync(string source, string period, string measure, string? country = null) =>
        Assert.Single(await ReadAsync(source, period, measure, country), figure => figure.Edition.Length == 0).Value!.Value;

    private async Task<decimal?[]> SharesAsync(string source, string measure, string period)
    {
        var parts = await ReadAsync(source, period, measure);
        var whole = FigureMath.Sum(parts);
        return [.. parts.Select(part => FigureMath.Percent(part.Value!.Value, whole, 1))];
    }

    private async Task<decimal?> TopShareAsync()
    {
        var all = await ReadAsync("ncmec-provider", "2023");
        var top = all.OrderByDescending(figure => figure.Value).Take(3);
        return FigureMath.Percent(FigureMath.Sum(top), FigureMath.Sum(all), 2);
    }

    private async Task<object> TakedownMeansAsync()
    {
        var all = await ReadAsync("ncmec-notices", "2021");
        var rows = all.Where(figure => figure.Provider != "all-providers").GroupBy(figure => figure.Row)
            .Select(row => (
                Days: row.Single(figure => figure.Unit == "days").Value!.Value,
                Notices: row.Single(figure => figure.Unit == "notices").Value!.Value))
            .ToList();
        return new
        {
            rows = rows.Count,
            notices = rows.Sum(row => row.Notices),
            weighted_mean_days = FigureMath.WeightedMean(rows.Select(row => (row.Days, row.Notices)), 3),
            simple_mean_days = FigureMath.WeightedMean(rows.Select(row => (row.Days, 1m)), 3),
        };
    }

    private async Task<object> TakedownTotalAsync()
    {
        var total = (await ReadAsync("ncmec-notices", "2021")).Where(figure => figure.Provider == "all-providers").ToList();
        return new
        {
            notices = total.Single(figure => figure.Unit == "notices").Value,
            days = total.Single(figure => figure.Unit == "days").Value,
        };
    }

    private async Task<object> TikTokAsync()
    {
        var all = await figures.FiguresAsync(
            new FigureFilter
            {
                Source = "tiktok-minor-safety",
                Period = "2024 Q2",
                Measure = "Removal rate within 24 hours",
                Breakdown = "Safety & Civility - Youth Exploitation & Abuse",
            },
            CancellationToken.None);
        var markets = all.Where(figure => figure.Country != "001")
            .OrderBy(figure => figure.Value).ThenBy(figure => figure.CountryText, StringComparer.Ordinal)
            .Select(figure => new[] { figure.CountryText, figure.ValueText })
            .ToList();
        return new
        {
            world = all.Single(figure => figure.Country == "001").ValueText,
            markets = markets.Count,
            slowest = markets.Take(3),
            fastest = markets.TakeLast(3),
        };
    }

    private async Task<object> GermanSplitAsync(string year)
    {
        var parts = await ReadAsync("germany-deletion", year, "reports by place of hosting");
        var total = FigureMath.Sum(parts);
        var domestic = parts.Single(figure => figure.Breakdown == "hosted in Germany").Value!.Value;
        return new { total, domestic_pct = FigureMath.Percent(domestic, total, 1) };
    }

    private async Task<int[]> MembersAsync()
    {
        var countries = await new CountryQueries(database).AllAsync(CancellationToken.None);
        return [countries.Count(country => country.IsUnMember), countries.Count(country => country.IsEuMember)];
    }
}
