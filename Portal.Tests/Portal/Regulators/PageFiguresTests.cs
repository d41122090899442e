using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Portal.Data.Notices;
using Portal.Slices;
using Portal.Tests.Support;
using Portal.Ui;

namespace Portal.Tests.Portal.Regulators;

/// <summary>Every number on a signed-in page is what <c>portal slice</c> says of the same slice and period.</summary>
public sealed class PageFiguresTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly LocalDate Today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
    private static readonly LocalDate ThisMonth = Today.With(DateAdjusters.StartOfMonth);
    private static readonly LocalDate ThisQuarter = new(Today.Year, Today.Month - ((Today.Month - 1) % 3), 1);

    /// <summary>Hours go on while the page and the slice are asked for: those of the page lie between a slice of before and one of after.</summary>
    [Theory]
    [InlineData("auditor", "/regulator/providers/syn-001", "syn-001", "last-12-months")]
    [InlineData("auditor", "/regulator/providers/syn-001", "syn-001", "this-month")]
    [InlineData("auditor", "/regulator", null, "last-quarter")]
    [InlineData("regulator-xb", "/regulator", null, "last-12-months")]
    [InlineData("regulator-xb", "/regulator/providers/syn-001", "syn-001", "last-12-months")]
    [InlineData("provider-syn-001", "/provider", "syn-001", "last-month")]
    public async Task Page_ChosenPeriod_ShowsWhatTheSliceSays(string account, string path, string? provider, string period)
    {
        using var client = await SignedInClient.OfAsync(account);
        var before = SystemClock.Instance.GetCurrentInstant();
        var page = await client.PageAsync($"{path}?period={period}");
        var slice = await SliceAsync(account, provider, Window(period));
        var least = await SliceAsync(account, provider, Window(period), before);

        var numbers = page.QuerySelector(".numbers")!.QuerySelectorAll("dd").Select(node => node.FirstChild!.TextContent.Trim()).ToArray();
        Assert.Equal(
            [
                Count(slice["backlog"]!["open"]), Count(slice["backlog"]!["overdue"]), OnTime(slice["on_time"]!), Count(slice["on_time"]!["undetermined"]),
            ],
            numbers[..4]);
        Assert.All(((string[])["item_hours", "item_hours_after_limit"]).Zip(numbers[4..]), pair => Assert.InRange(
            double.Parse(pair.Second, English), Math.Floor((double)least["availability"]![pair.First]!), Math.Ceiling((double)slice["availability"]![pair.First]!)));
        AssertSpeed(slice, page.Rows("speed-table")[0]);
        AssertDue(slice, page.Rows("on-time-table")[0]);
        Assert.Equal(slice["backlog"]!["by_age"]!.AsArray().Select(band => Count(band!["open"])), page.Rows("backlog-table").Select(row => row[1]));
    }

    [Fact]
    public async Task Page_FewItems_SaysThatTheyAreTooFewNeverThatThereAreNone()
    {
        using var client = await SignedInClient.OfAsync("provider-syn-018");

        var page = await client.PageAsync("/provider");

        var gaps = page.QuerySelectorAll(".gap b").Select(gap => gap.TextContent).ToArray();
        Assert.NotEmpty(gaps);
        Assert.All(gaps, gap => Assert.Equal($"n/e: {CellGaps.Words(CellGap.NotEstimable)}", gap));
        Assert.DoesNotContain("Still open", page.QuerySelector("#backlog .figure-facts")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auditor", "/regulator", null)]
    [InlineData("regulator-xb", "/regulator", null)]
    [InlineData("provider-syn-001", "/provider", "syn-001")]
    public async Task Page_QuartersAndMonths_ShowWhatTheSliceSays(string account, string path, string? provider)
    {
        using var client = await SignedInClient.OfAsync(account);
        var page = await client.PageAsync(path);

        for (var back = 0; back < 4; back++)
        {
            var start = ThisQuarter.PlusMonths(-3 * back);
            var slice = await SliceAsync(account, provider, (start, start.PlusMonths(3)));
            AssertDue(slice, page.Rows("on-time-table")[^(back + 1)]);
            AssertSpeed(slice, page.Rows("speed-table")[^(back + 1)]);
        }

        for (var back = 0; back < 13; back++)
        {
            var start = ThisMonth.PlusMonths(-back);
            AssertDue(await SliceAsync(account, provider, (start, start.PlusMonths(1))), page.Rows("timeline-table")[^(back + 1)]);
        }
    }

    [Theory]
    [InlineData("auditor")]
    [InlineData("regulator-xb")]
    public async Task ProviderList_EveryRow_ShowsWhatTheSliceSays(string account)
    {
        using var client = await SignedInClient.OfAsync(account);
        var page = await client.PageAsync("/regulator/providers?period=last-quarter");

        var rows = page.Rows("providers");
        Assert.True(rows.Count > 5);
        Assert.Equal(rows.Select(row => row[0]).Order(StringComparer.Ordinal), rows.Select(row => row[0]));
        foreach (var (row, link) in rows.Zip(page.QuerySelectorAll("[aria-labelledby='providers-caption'] tbody th a")).Where((_, at) => at % 9 == 0))
        {
            var slice = await SliceAsync(account, link.GetAttribute("href")!.Split('/', '?')[3], Window("last-quarter"));
            Assert.Equal(
                [Count(slice["on_time"]!["n"]), OnTime(slice["on_time"]!), Quantile(slice, 0.5), Count(slice["backlog"]!["open"]), Count(slice["backlog"]!["overdue"])],
                [row[2], row[3], row[5], row[6], row[7]]);
        }
    }

    private static void AssertSpeed(JsonObject slice, string[] row) => Assert.Equal(
        [Count(slice["removal_period"]!["n"]), Count(slice["removal_period"]!["removed"]), Quantile(slice, 0.5), Quantile(slice, 0.9)],
        [row[1], row[2], row[3], row[5]]);

    private static void AssertDue(JsonObject slice, string[] row) => Assert.Equal(
        [
            Count(slice["on_time"]!["n"]), Count(slice["on_time"]!["on_time"]), Count(slice["on_time"]!["late"]), Count(slice["on_time"]!["undetermined"]),
            OnTime(slice["on_time"]!), Interval(slice["on_time"]!), OnTime(slice["on_time_original"]!), Count(slice["on_time"]!["extended"]), Count(slice["on_time"]!["extended_too_late"]),
        ],
        row[1..]);

    private static async Task<JsonObject> SliceAsync(string account, string? provider, (LocalDate From, LocalDate To) window, Instant? at = null)
    {
        var app = await SeededSite.AppAsync();
        var request = new SliceRequest
        {
            Provider = provider,
            From = window.From.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
            To = window.To.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
        };
        Scope scope = account switch
        {
            "auditor" => new Scope.All(),
            "regulator-xb" => new Scope.OfJurisdiction("XB"),
            _ => new Scope.OfProvider(provider!),
        };
        var (document, _) = await ActivatorUtilities.CreateInstance<SliceAnswers>(app.Services)
            .FromCellsAsync(scope, request.Read(at ?? SystemClock.Instance.GetCurrentInstant()).Question!, CancellationToken.None);
        return JsonNode.Parse(document!.ToJsonString())!.AsObject();
    }

    private static (LocalDate From, LocalDate To) Window(string period) => period switch
    {
        "last-month" => (ThisMonth.PlusMonths(-1), ThisMonth),
        "last-quarter" => (ThisQuarter.PlusMonths(-3), ThisQuarter),
        "last-12-months" => (ThisMonth.PlusMonths(-12), ThisMonth),
        _ => (ThisMonth, ThisMonth.PlusMonths(1)),
    };

    private static string Count(JsonNode? node) => HumanFormat.Count((long)node!, English);

    private static string OnTime(JsonNode node) => (long)node["n"]! switch
    {
        0 => "nothing was due",
        < 10 => $"{Count(node["on_time"])} of {Count(node["n"])}",
        _ => HumanFormat.Share((double)node["rate"]!, English),
    };

    private static string Interval(JsonNode node) =>
        (long)node["n"]! < 10 ? "fewer than 10" : HumanFormat.ShareInterval((double)node["ci"]![0]!, (double)node["ci"]![1]!, English);

    private static string Quantile(JsonObject slice, double p)
    {
        var quantile = slice["removal_period"]!["quantiles"]!.AsArray().Single(one => (double)one!["p"]! == p)!;
        return (quantile["value"], quantile["more_than"]) switch
        {
            ({ } value, _) => HumanFormat.Length(Duration.FromSeconds((double)value), English),
            (_, { } longest) => HumanFormat.MoreThan(Duration.FromSeconds((double)longest), English),
            _ => "too few items",
        };
    }
}
