using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>Every public page in both themes and widths: no barrier, no sideways scrolling, nothing cut off, no script.</summary>
[Trait("Tier", "Slow")]
[Trait("Kind", "Browser")]
public sealed class PublicTests
{
    private static readonly string[] Paths =
    [
        "/", "/countries", "/countries/de", "/countries/xa", "/countries/coalition", "/providers", "/providers/hosting", "/figures",
        "/figures/germany-deletion", "/figures/reconciliation", "/figures/providers", "/figures/providers/google", "/methods", "/help", "/releases", "/data", "/data/tables/country-year", "/regimes", "/regimes/au-osa-109", "/regimes/us-2258a-preserve-v2", "/regimes/eu-csar-14", "/regimes/what-if", "/regimes/compare?rule=AU-OSA-109&rule=EU-TCO-3&rule=BM-IWF-UK",
    ];

    [Theory]
    [InlineData("light", 1280)]
    [InlineData("light", 390)]
    [InlineData("dark", 1280)]
    [InlineData("dark", 390)]
    public async Task PublicPages_BothThemesAndWidths_HaveNoBarrier(string theme, int width)
    {
        var app = await SeededSite.AppAsync();
        await using var browser = await Chromium.StartAsync();
        var page = await browser.OpenAsync(width);
        var problems = new List<string>();

        foreach (var path in Paths)
        {
            await page.GotoAsync(new Uri(app.Address, $"{path}{(path.Contains('?') ? '&' : '?')}theme={theme}").ToString());
            if (await page.EvaluateAsync<int>("() => [...document.scripts].filter(one => one.type !== 'application/ld+json').length") > 0)
            {
                problems.Add($"{path} has a script");
            }

            if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") > 0)
            {
                problems.Add($"{path} scrolls sideways");
            }

            problems.AddRange((await page.EvaluateAsync<string[]>(PageChecks.LabelsOutside)).Select(label => $"{path} cuts off {label}"));
            problems.AddRange((await page.RunAxe()).Violations.Select(item => $"{path}: {item.Id}: {string.Join(" | ", item.Nodes.Take(3).Select(node => node.Html))}"));
        }

        Assert.Equal("", string.Join('\n', problems));
    }

    [Fact]
    public async Task PublicPages_OnPaper_AreWhiteWholeAndNameTheirAddresses()
    {
        var app = await SeededSite.AppAsync();
        await using var browser = await Chromium.StartAsync();
        var page = await browser.OpenAsync(794);
        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        var problems = new List<string>();

        foreach (var path in Paths)
        {
            await page.GotoAsync(new Uri(app.Address, path).ToString());
            problems.AddRange((await page.EvaluateAsync<string[]>(PageChecks.OnPaper)).Select(problem => $"{path} {problem}"));
        }

        Assert.Equal("", string.Join('\n', problems));
    }

    [Fact]
    public async Task PublicPages_TextTwiceAsLargeOnATelephone_DoNotScrollSideways()
    {
        var app = await SeededSite.AppAsync();
        await using var browser = await Chromium.StartAsync();
        var page = await browser.OpenAsync(390);
        var problems = new List<string>();

        foreach (var path in Paths)
        {
            await page.GotoAsync(new Uri(app.Address, path).ToString());
            await page.AddStyleTagAsync(new() { Content = "html { font-size: 200%; }" });
            var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
            problems.AddRange(wide > 0 ? [$"{path} is {wide} px too wide"] : []);
        }

        Assert.Equal("", string.Join('\n', problems));
    }

    [Fact]
    public async Task DataPages_UnderTheStrictPolicy_AreNotComplainedAbout()
    {
        var app = await SeededSite.AppAsync();
        await using var browser = await Chromium.StartAsync();
        var page = await browser.OpenAsync(1280, bypassPolicy: false);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);

        foreach (var path in (string[])["/data", "/data/tables/country-year"])
        {
            await page.GotoAsync(new Uri(app.Address, path).ToString());
            Assert.Equal(1, await page.EvaluateAsync<int>("() => document.querySelectorAll('script[type=\"application/ld+json\"]').length"));
        }

        Assert.Empty(complaints);
    }
}
