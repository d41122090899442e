using Microsoft.Playwright;

namespace Portal.Tests.Support;

/// <summary>
/// Debian's Chromium under Playwright, one process for the whole run; what a test opens is its own and goes with it. The policy of the pages is
/// bypassed only so that the checker may run in them.
/// </summary>
internal sealed class Chromium : IAsyncDisposable
{
    // On a busy machine the first circuit of a fresh site has everything to compile; what holds sooner is not waited for
    private const int PatienceMilliseconds = 60_000;

    private static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> Running = new(RunAsync);

    private readonly IBrowser browser;
    private readonly List<IBrowserContext> opened = [];

    private Chromium(IBrowser browser) => this.browser = browser;

    internal static async Task<Chromium> StartAsync() => new((await Running.Value).Browser);

    internal async Task<IPage> OpenAsync(int width, bool bypassPolicy = true)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            BypassCSP = bypassPolicy,
        });
        context.SetDefaultTimeout(PatienceMilliseconds);
        opened.Add(context);
        return await context.NewPageAsync();
    }

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
        foreach (var context in opened)
        {
            await context.CloseAsync();
        }
    }

    /// <summary>Ends the program, if it was started.</summary>
    internal static async Task StopAsync()
    {
        if (Running is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } running })
        {
            var (driver, browser) = await running;
            await browser.DisposeAsync();
            driver.Dispose();
        }
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> RunAsync()
    {
        var directory = DebianPackages.Find("chromium", "/usr/bin", "chromium");
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path.Combine(directory, "chromium"),
            Args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        }));
    }
}
