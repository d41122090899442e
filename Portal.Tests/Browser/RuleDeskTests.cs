using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Data.Regimes;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>A change of a rule from one person's browser to another's.</summary>
[Trait("Tier", "Slow")]
[Trait("Kind", "Browser")]
public sealed class RuleDeskTests
{
    [Fact]
    public async Task Change_ProposedInOneBrowser_IsApprovedInAnotherAndTheStaleOneIsRefused()
    {
        await using var app = await SeededSite.OwnAsync();
        await using var browser = await Chromium.StartAsync();
        var proposer = await browser.SignedInAsync(app, "operator", 1360);
        await using var other = await Chromium.StartAsync();
        var approver = await other.SignedInAsync(app, "approver", 1360);

        await ProposeAsync(proposer, app, "12");
        await ProposeAsync(proposer, app, "6");
        await Assertions.Expect(proposer.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToHaveCountAsync(0);
        await DecideAsync(approver, app, 1);
        await Assertions.Expect(approver.GetByRole(AriaRole.Status)).ToContainTextAsync("Approved");
        await DecideAsync(approver, app, 2);

        await Assertions.Expect(approver.GetByRole(AriaRole.Status)).ToContainTextAsync("Nothing was changed", new() { IgnoreCase = true });
        Assert.Equal(12, Assert.Single((await app.Services.GetRequiredService<RuleBook>().CurrentAsync(CancellationToken.None)).Named("AU-OSA-109")).Duration);
        Assert.Equal("", await PageChecks.BarriersAsync(approver));
    }

    [Fact]
    public async Task Document_FarTooLong_GetsAnAnswer()
    {
        await using var browser = await Chromium.StartAsync();
        var page = await browser.SignedInAsync(await SeededSite.AppAsync(), "operator", 1360);
        await page.GotoAsync(new Uri(page.Url).GetLeftPart(UriPartial.Authority) + "/operations/rules/propose");
        await PageChecks.SettledAsync(page);

        await page.GetByLabel("Document of one rule").FillAsync(new string('x', 40_000));
        await page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).ClickAsync();

        await Assertions.Expect(page.GetByText("is not a JSON object")).ToBeVisibleAsync();
    }

    private static async Task ProposeAsync(IPage page, PortalApp app, string hours)
    {
        await page.GotoAsync(new Uri(app.Address, "/operations/rules/propose?rule=AU-OSA-109").ToString());
        await PageChecks.SettledAsync(page);
        await page.GetByLabel("Length", new() { Exact = true }).FillAsync(hours);
        await page.GetByLabel("Why", new() { Exact = true }).FillAsync("The section was amended.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check and compare" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-effect]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Propose", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-state]")).ToHaveTextAsync("open");
    }

    private static async Task DecideAsync(IPage page, PortalApp app, int id)
    {
        await page.GotoAsync(new Uri(app.Address, $"/operations/rules/proposals/{id}").ToString());
        await PageChecks.SettledAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
    }
}
