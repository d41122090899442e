using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Audit;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>A claim from a provider's browser to an authority's: asked, decided, seen by both, on record.</summary>
[Trait("Tier", "Slow")]
[Trait("Kind", "Browser")]
public sealed class ClaimTests
{
    [Fact]
    public async Task Claim_AskedByTheProvider_IsTurnedDownByTheAuthorityAndStaysOnRecord()
    {
        await using var app = await SeededSite.OwnAsync();
        await using var browser = await Chromium.StartAsync();
        await using var other = await Chromium.StartAsync();
        var provider = await browser.SignedInAsync(app, "provider-syn-001", 390);
        var regulator = await other.SignedInAsync(app, "regulator-xb", 1360);
        await regulator.GotoAsync(new Uri(app.Address, "/regulator/board?provider=syn-001").ToString());
        await PageChecks.SettledAsync(regulator);
        await Assertions.Expect(regulator.Locator("td.reference a").First).ToBeVisibleAsync();
        var story = await regulator.Locator("td.reference a").First.GetAttributeAsync("href");
        await regulator.GotoAsync(new Uri(app.Address, story!).ToString());
        await PageChecks.SettledAsync(regulator);
        await Assertions.Expect(regulator.GetByText("Notice issued").First).ToBeVisibleAsync();
        var notice = Regex.Match(regulator.Url, "notice=([^&]+)").Groups[1].Value;

        await AskAsync(provider, app, notice);
        var claims = regulator.Locator("ul.claims");
        await Assertions.Expect(claims).ToContainTextAsync("case AB-1");
        Assert.Equal("", await PageChecks.BarriersAsync(regulator));
        await claims.GetByLabel("Reason").SelectOptionAsync("-not_found");
        await claims.GetByRole(AriaRole.Button, new() { Name = "Turn down" }).PressAsync("Enter");

        await Assertions.Expect(claims.GetByRole(AriaRole.Button, new() { Name = "Turn down" })).ToHaveCountAsync(0);
        await Assertions.Expect(provider.Locator("ul.claims")).ToContainTextAsync("urned down");
        var log = await app.Services.GetRequiredService<AuditQueries>().PageAsync(null, null, 2, CancellationToken.None);
        Assert.Equal([("regulator-xb", "claim.rejected"), ("provider-syn-001", "claim.entered")], log.Select(entry => (entry.Actor, entry.Action)));
    }

    private static async Task AskAsync(IPage provider, PortalApp app, string notice)
    {
        await provider.GotoAsync(new Uri(app.Address, $"/provider/clocks?notice={notice}").ToString());
        await PageChecks.SettledAsync(provider);
        await provider.Locator("summary", new() { HasText = "Ask for more time" }).PressAsync("Enter");
        await provider.GetByRole(AriaRole.Button, new() { Name = "Send to the authority" }).PressAsync("Enter");
        await Assertions.Expect(provider.GetByText("There is a problem")).ToBeVisibleAsync();
        Assert.Equal("", await PageChecks.BarriersAsync(provider));
        await provider.GetByLabel("Reason").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await provider.GetByLabel("New deadline: day").FillAsync(LocalDatePattern.Iso.Format((SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(30)).InUtc().Date));
        await provider.GetByLabel("Time", new() { Exact = true }).FillAsync("12:00");
        await provider.GetByLabel("Your case number (may stay empty)").FillAsync("AB-1");
        await provider.GetByRole(AriaRole.Button, new() { Name = "Send to the authority" }).PressAsync("Enter");
        await Assertions.Expect(provider.Locator("ul.claims")).ToContainTextAsync("case AB-1");
    }
}
