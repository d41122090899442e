using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Audit;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>A release from a statistician's browser through an approver's to the public: built, attacked, approved after a second sign-in, published at its minute.</summary>
[Trait("Tier", "Slow")]
[Trait("Kind", "Browser")]
public sealed class ReleaseJourneyTests
{
    [Fact]
    public async Task Release_FromPlanToItsMinute_ChangesThePublicPagesThenAndNotBefore()
    {
        var clock = new ShiftedClock();
        await using var app = await SeededSite.OwnAsync(clock, "--Portal:PublishOnTime", "true");
        await using var browser = await Chromium.StartAsync();
        await using var other = await Chromium.StartAsync();
        var statistician = await SignedInAsync(browser, app, "statistician", 1360, ColorScheme.Light);
        var approver = await SignedInAsync(other, app, "approver", 390, ColorScheme.Dark);
        var month = clock.GetCurrentInstant().InUtc().Date.PlusMonths(-2).ToString("uuuu-MM", null);
        var release = $"demo-{month}";
        var page = $"/operations/releases/{release}/v1";

        await OpenAsync(statistician, app, $"/operations/releases/plan?period={month}");
        await CheckAsync(statistician);
        await statistician.GetByRole(AriaRole.Button, new() { Name = "Build the draft" }).PressAsync("Enter");
        await statistician.GetByRole(AriaRole.Button, new() { Name = "Attack it" }).PressAsync("Enter");
        await Assertions.Expect(statistician.Locator("h2", new() { HasText = "Attack found nothing" })).ToBeVisibleAsync();
        await Assertions.Expect(statistician.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToHaveCountAsync(0);
        await CheckAsync(statistician);
        await OpenAsync(statistician, app, $"{page}/preview");
        await Assertions.Expect(statistician.Locator("#why-title")).ToBeVisibleAsync();
        await CheckAsync(statistician);

        await ApproveAsync(approver, app, page, clock);
        var minute = clock.GetCurrentInstant() + Duration.FromHours(1);
        await approver.GetByLabel("Public from").FillAsync(LocalDatePattern.Iso.Format(minute.InUtc().Date));
        await approver.GetByLabel("Time in UTC").FillAsync(minute.InUtc().LocalDateTime.ToString("HH:mm", null));
        await approver.GetByRole(AriaRole.Button, new() { Name = "Set the minute" }).PressAsync("Enter");
        await Assertions.Expect(approver.Locator("h2", new() { HasText = "Scheduled" })).ToBeVisibleAsync();
        await CheckAsync(approver);

        var before = await FeedAsync(app, null);
        Assert.DoesNotContain($"/releases/{release}", before.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"/releases/{release}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, (await FeedAsync(app, before.Tag)).Status);
        clock.Move(Duration.FromHours(1));
        await Assertions.Expect(approver.Locator("h2", new() { HasText = "Published" })).ToBeVisibleAsync();

        var after = await FeedAsync(app, before.Tag);
        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.NotEqual(before.Tag, after.Tag);
        Assert.Contains(month, after.Body, StringComparison.Ordinal);
        Assert.Contains("on the site, after a second sign-in", await app.Client.GetStringAsync($"/releases/{release}"), StringComparison.Ordinal);
        var log = await app.Services.GetRequiredService<AuditQueries>().PageAsync(null, $"{release}/v1", 50, CancellationToken.None);
        Assert.Equal(
            ["release.build-started", "release.built", "release.attack-started", "release.audit-passed", "release.viewed", "release.viewed", "release.approved", "release.scheduled", "release.published"],
            log.Reverse().Select(entry => entry.Action));
        Assert.Equal(("approver", "system"), (log[2].Actor, log[0].Actor));
    }

    [Theory]
    [InlineData("auditor", 1360, ColorScheme.Light)]
    [InlineData("statistician", 390, ColorScheme.Dark)]
    public async Task List_BothThemesAndWidths_HasNoBarrier(string account, int width, ColorScheme theme)
    {
        var app = await SeededSite.AppAsync();
        await using var browser = await Chromium.StartAsync();
        var page = await SignedInAsync(browser, app, account, width, theme);

        await OpenAsync(page, app, "/operations/releases");
        await CheckAsync(page);
        await page.Locator("ol a").First.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("What was done")).ToBeVisibleAsync();
        await PageChecks.SettledAsync(page);
        await CheckAsync(page);
    }

    /// <summary>The sign-in has become old meanwhile: the page asks for it again, and then for the step.</summary>
    private static async Task ApproveAsync(IPage approver, PortalApp app, string page, ShiftedClock clock)
    {
        clock.Move(Duration.FromMinutes(6));
        await OpenAsync(approver, app, page);
        await Assertions.Expect(approver.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToHaveCountAsync(0);
        await approver.GetByRole(AriaRole.Link, new() { Name = "Sign in again to approve" }).PressAsync("Enter");
        await approver.GetByRole(AriaRole.Button, new() { Name = "Yes, sign in again" }).PressAsync("Enter");
        await PageChecks.SettledAsync(approver);
        await CheckAsync(approver);
        await approver.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).PressAsync("Enter");
        await Assertions.Expect(approver.Locator("h2", new() { HasText = "Approved" })).ToBeVisibleAsync();
    }

    private static async Task<(HttpStatusCode Status, string? Tag, string Body)> FeedAsync(PortalApp app, string? tag)
    {
        // What is public is asked for at most once a second
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.2));
        await timer.WaitForNextTickAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/releases.atom");
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        using var answer = await app.Client.SendAsync(request);
        return (answer.StatusCode, answer.Headers.ETag?.Tag, await answer.Content.ReadAsStringAsync());
    }

    private static async Task CheckAsync(IPage page)
    {
        Assert.Equal("", await PageChecks.BarriersAsync(page));
        Assert.Equal((page.Url, 0), (page.Url, await page.EvaluateAsync<int>(PageChecks.TooWide)));
    }

    private static async Task OpenAsync(IPage page, PortalApp app, string path)
    {
        await page.GotoAsync(new Uri(app.Address, path).ToString());
        await PageChecks.SettledAsync(page);
    }

    private static async Task<IPage> SignedInAsync(Chromium browser, PortalApp app, string account, int width, ColorScheme theme)
    {
        var page = await browser.SignedInAsync(app, account, width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme });
        return page;
    }
}
