using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Data.Audit;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>An authority begins a chart's limits anew: refused while something is missing, then on the chart, in the list and on record; others see it or not.</summary>
[Trait("Tier", "Slow")]
[Trait("Kind", "Browser")]
public sealed class BaselineTests
{
    [Fact]
    public async Task Limits_BegunAnewByTheAuthority_SayItEverywhereAndComeBackWhenItIsWithdrawn()
    {
        await using var app = await SeededSite.OwnAsync();
        await using var browser = await Chromium.StartAsync();
        var page = await OpenAsync(browser, app, "regulator-xb", 390);
        var panel = page.Locator("section.baseline");
        await Assertions.Expect(panel).ToContainTextAsync("No event has moved these limits.");

        await panel.Locator("summary", new() { HasText = "Begin the limits anew" }).PressAsync("Enter");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Record the event" }).PressAsync("Enter");
        await Assertions.Expect(panel.GetByText("There is a problem")).ToBeVisibleAsync();
        await Assertions.Expect(panel.Locator(".summary li")).ToHaveTextAsync(["Choose a week.", "Say what happened, in a few words.", "Say why in a sentence."]);
        await Assertions.Expect(panel.Locator(".summary")).ToBeFocusedAsync();
        Assert.Equal("", await PageChecks.BarriersAsync(page));
        await panel.GetByLabel("First week").SelectOptionAsync(new SelectOptionValue { Index = 3 });
        await panel.GetByLabel("What happened").FillAsync("New way of delivery");
        await panel.GetByLabel("Why the weeks before").FillAsync("See https://example.org");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Record the event" }).PressAsync("Enter");
        await Assertions.Expect(panel.GetByText("No addresses, host names")).ToHaveCountAsync(2);
        await panel.GetByLabel("Why the weeks before").FillAsync("The clock starts at the delivery in the portal.");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Record the event" }).PressAsync("Enter");

        await Assertions.Expect(panel).ToContainTextAsync("One named event has moved these limits.");
        await Assertions.Expect(panel.GetByRole(AriaRole.Status)).ToBeFocusedAsync();
        await Assertions.Expect(panel).ToContainTextAsync("Recorded by Rhea Lindqvist for XB");
        await Assertions.Expect(page.Locator("#weeks .answer")).ToContainTextAsync("“New way of delivery”");
        await Assertions.Expect(page.Locator("#weeks-chart-n-desc")).ToContainTextAsync("“New way of delivery”");
        await page.Locator("#weeks details > summary").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#weeks-table-caption")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#weeks").GetByRole(AriaRole.Columnheader, new() { Name = "Limits since" })).ToBeVisibleAsync();
        Assert.Equal("", await PageChecks.BarriersAsync(page));

        await OthersAsync(app);
        await panel.Locator("summary", new() { HasText = "Withdraw the event" }).PressAsync("Enter");
        await panel.GetByLabel("Why", new() { Exact = true }).FillAsync("It was the wrong week.");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Withdraw it" }).PressAsync("Enter");
        await Assertions.Expect(panel).ToContainTextAsync("No event has moved these limits.");
        await Assertions.Expect(panel).ToContainTextAsync("It was the wrong week.");
        var log = await app.Services.GetRequiredService<AuditQueries>().PageAsync(null, null, 2, CancellationToken.None);
        Assert.Equal([("regulator-xb", "baseline.withdrawn"), ("regulator-xb", "baseline.moved")], log.Select(entry => (entry.Actor, entry.Action)));
    }

    // Another authority reads nothing of it; the auditor reads it beside a chart that it does not move, and has no form
    private static async Task OthersAsync(PortalApp app)
    {
        await using var browser = await Chromium.StartAsync();
        var other = await OpenAsync(browser, app, "regulator-xj", 1360);
        await Assertions.Expect(other.Locator("section.baseline li")).ToHaveCountAsync(0);
        await using var third = await Chromium.StartAsync();
        var auditor = await OpenAsync(third, app, "auditor", 1360);
        await Assertions.Expect(auditor.Locator("section.baseline")).ToContainTextAsync("It moves the chart that XB sees, not this one.");
        await Assertions.Expect(auditor.Locator("section.baseline")).ToContainTextAsync("No event has moved these limits.");
        await Assertions.Expect(auditor.Locator("section.baseline form")).ToHaveCountAsync(0);
    }

    private static async Task<IPage> OpenAsync(Chromium browser, PortalApp app, string account, int width)
    {
        var page = await browser.SignedInAsync(app, account, width);
        await PageChecks.SettledAsync(page);
        await Assertions.Expect(page.Locator("section.baseline")).ToBeVisibleAsync();
        return page;
    }
}
