using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>A regulator's and a provider's way through their pages, with a live circuit.</summary>
[Trait("Tier", "Slow")]
[Trait("Kind", "Browser")]
public sealed class WorkbenchTests
{
    // A part of a pixel too many is cut too, and scrollWidth knows whole pixels only
    private const string Cut = """
        all => all.filter(one => {
            const text = document.createRange();
            text.selectNodeContents(one);
            return text.getBoundingClientRect().right > one.getBoundingClientRect().right - parseFloat(getComputedStyle(one).paddingRight) + .1;
        }).map(one => one.textContent).join("; ")
        """;

    [Theory]
    [InlineData("auditor", 1280, ColorScheme.Light, "/regulator", "/regulator/board", "/regulator/providers", "/regulator/providers/syn-001", "/regulator/slices")]
    [InlineData("regulator-xb", 390, ColorScheme.Dark, "/regulator", "/regulator/board", "/regulator/providers", "/regulator/slices", "/regulator/reminders")]
    [InlineData("provider-syn-001", 1280, ColorScheme.Dark, "/provider", "/provider/clocks", "/provider/reminders")]
    [InlineData("provider-syn-001", 390, ColorScheme.Light, "/provider", "/provider/clocks", "/provider/reminders")]
    public async Task Pages_EveryAccount_HaveNoBarrierAndFitPaper(string account, int width, ColorScheme theme, params string[] paths)
    {
        await using var browser = await Chromium.StartAsync();
        var page = await SignedInAsync(browser, account, width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme });

        foreach (var path in paths)
        {
            await OpenAsync(page, path);

            Assert.Equal("", await PageChecks.BarriersAsync(page));
            Assert.Equal((path, 0), (path, await page.EvaluateAsync<int>(PageChecks.TooWide)));
            Assert.Contains("Synthetic demonstration data", await page.InnerTextAsync("body"), StringComparison.Ordinal);

            await page.SetViewportSizeAsync(794, 900);
            await page.AddStyleTagAsync(new() { Content = "@media print { body { inline-size: 180mm; } }" });
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            Assert.Equal((path, ""), (path, string.Join('\n', await page.EvaluateAsync<string[]>(PageChecks.OnPaper))));
            await page.EmulateMediaAsync(new() { Media = Media.Screen });
            await page.SetViewportSizeAsync(width, 900);
        }
    }

    [Fact]
    public async Task Board_RowChosen_TellsItsStoryAndKeepsItsAddress()
    {
        await using var browser = await Chromium.StartAsync();
        var page = await SignedInAsync(browser, "auditor", 1280);
        await OpenAsync(page, "/regulator/board?state=longoverdue");

        await page.Locator("td.reference a").First.PressAsync("Enter");

        await Assertions.Expect(page.GetByText("Notice issued").First).ToBeVisibleAsync();
        Assert.Contains("state=longoverdue", page.Url, StringComparison.Ordinal);
        Assert.Contains("notice=", page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("h2", new PageLocatorOptions { HasText = "Running" }).CountAsync());
    }

    [Fact]
    public async Task Board_LimitsLongPast_AreSaidWhole()
    {
        await using var browser = await Chromium.StartAsync();
        var page = await SignedInAsync(browser, "auditor", 1360);
        await OpenAsync(page, "/regulator/board?state=longoverdue");

        var cells = page.Locator("tbody td.left");
        await Assertions.Expect(cells.First).ToHaveTextAsync(new Regex(@"^\d,\d{3} d past the limit$"));

        Assert.Equal("", await cells.EvaluateAllAsync<string>(Cut));
    }

    [Theory]
    [InlineData(1360)]
    [InlineData(1152)]
    [InlineData(390)]
    [InlineData(320)]
    public async Task Board_NameThatIsMadeUp_SaysSoHoweverLongItIs(int width)
    {
        await using var browser = await Chromium.StartAsync();
        var page = await SignedInAsync(browser, "auditor", width);
        await OpenAsync(page, "/regulator/board?state=longoverdue");

        var words = page.Locator("tbody td small", new() { HasText = "(fictional)" });
        await Assertions.Expect(words.First).ToBeVisibleAsync();

        Assert.Equal(0, await words.EvaluateAllAsync<int>("all => all.filter(one => { const text = document.createRange(); text.selectNodeContents(one); return text.getBoundingClientRect().right > one.closest('td').getBoundingClientRect().right; }).length"));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(1152)]
    [InlineData(390)]
    [InlineData(320)]
    public async Task Board_AnyWidth_NamesProvidersAndLimitsWhole(int width)
    {
        await using var browser = await Chromium.StartAsync();
        var page = await SignedInAsync(browser, "auditor", width);
        await OpenAsync(page, "/regulator/board?state=longoverdue");
        await Assertions.Expect(page.Locator("tbody td.left").First).ToBeVisibleAsync();

        Assert.Equal("", await page.Locator("tbody td > bdi, tbody td.due").EvaluateAllAsync<string>("all => all.filter(one => one.offsetParent && one.scrollWidth > one.clientWidth).map(one => one.textContent).join('; ')"));
        Assert.Equal(0, await page.Locator(".region").EvaluateAsync<int>("one => one.scrollWidth - one.clientWidth"));
        Assert.Equal(36, await page.Locator("tbody tr:has(td.left)").EvaluateAllAsync<int>("all => Math.max(...all.map(row => Math.round(row.getBoundingClientRect().height)))"));
    }

    [Fact]
    public async Task Reminders_ByKeyboard_AddTestPauseAndDelete()
    {
        await using var browser = await Chromium.StartAsync();
        var page = await SignedInAsync(browser, "regulator-xj", 1280);
        await OpenAsync(page, "/regulator/reminders");

        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).PressAsync("Enter");
        await Assertions.Expect(page.GetByText("There is a problem")).ToBeVisibleAsync();
        Assert.Equal("", await PageChecks.BarriersAsync(page));
        await page.GetByLabel("By").SelectOptionAsync("Webhook");
        await page.GetByLabel("Address of the webhook").FillAsync("https://hooks.example.org/limits");
        await page.GetByLabel("Address of the webhook").PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("Secret of the webhook, shown this once")).ToHaveValueAsync(new Regex("^whsec_[0-9a-f]{64}$"));
        Assert.Equal("", await PageChecks.BarriersAsync(page));
        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = "Test", Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Paused ·")).ToBeVisibleAsync();
        await page.Locator("summary", new() { HasText = "Delete" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete for good" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Nobody is reminded yet")).ToBeVisibleAsync();
    }

    private static async Task OpenAsync(IPage page, string path)
    {
        var app = await SeededSite.AppAsync();
        await page.GotoAsync(new Uri(app.Address, path).ToString());
        await PageChecks.SettledAsync(page);
        await Assertions.Expect(page.Locator("figure, table").First).ToBeVisibleAsync();
        await Assertions.Expect(page).ToHaveTitleAsync(new Regex("Removal Time Register"));
    }

    private static async Task<IPage> SignedInAsync(Chromium browser, string account, int width) =>
        await browser.SignedInAsync(await SeededSite.AppAsync(), account, width);
}
