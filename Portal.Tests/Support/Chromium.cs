using Microsoft.Playwright;

namespace Portal.Tests.Support;

/// <summary>Debian's Chromium under Playwright. The policy of the pages is bypassed only so that the checker may run in them.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    internal static async Task<Chromium> StartAsync()
    {
        var directory = DebianPackages.Find("chromium", "/usr/bin", "chromium");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path.Combine(directory, "chromium"),
            Args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return new Chromium(playwright, browser);
    }

    internal async Task<IPage> OpenAsync(int width, bool bypassPolicy = true) =>
        await _browser.NewPageAsync(new BrowserNewPageOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            BypassCSP = bypassPolicy,
        });

    /// <summary>A page behind the door: as one of the demonstration's people, past the sign-in.</summary>
    internal async Task<IPage> SignedInAsync(PortalApp app, string account, int width)
    {
        var page = await OpenAsync(width);
        await page.GotoAsync(new Uri(app.Address, "/sign-in").ToString());
        await page.Locator($"form:has(input[value='{account}']) button").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
