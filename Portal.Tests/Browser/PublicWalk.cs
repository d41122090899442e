using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>One walk through every public page: wide and narrow in both themes, with text twice as large, and on paper.</summary>
public sealed class PublicWalk : IAsyncLifetime
{
    private const int Wide = 1280;
    private const int Narrow = 390;
    private const int Paper = 794;

    private static readonly string[] Paths =
    [
        "/", "/countries", "/countries/de", "/countries/xa", "/countries/coalition", "/providers", "/providers/hosting", "/figures",
        "/figures/germany-deletion", "/figures/reconciliation", "/figures/providers", "/figures/providers/google", "/methods", "/help", "/releases", "/data", "/data/tables/country-year", "/regimes", "/regimes/au-osa-109", "/regimes/us-2258a-preserve-v2", "/regimes/eu-csar-14", "/regimes/what-if", "/regimes/compare?rule=AU-OSA-109&rule=EU-TCO-3&rule=BM-IWF-UK",
    ];

    private readonly List<string> scripts = [];
    private readonly List<string> barriers = [];
    private readonly List<string> overflow = [];
    private readonly List<string> enlarged = [];
    private readonly List<string> printed = [];

    /// <summary>Pages with a script.</summary>
    internal string Scripts => string.Join('\n', scripts);

    /// <summary>What axe found in either theme at either width.</summary>
    internal string Barriers => string.Join('\n', barriers);

    /// <summary>Pages that scroll sideways, and words of charts that the window cuts off.</summary>
    internal string Overflow => string.Join('\n', overflow);

    /// <summary>Pages that scroll sideways on a telephone with text twice as large.</summary>
    internal string Enlarged => string.Join('\n', enlarged);

    /// <summary>What is wrong on paper, for somebody who reads in the dark.</summary>
    internal string Printed => string.Join('\n', printed);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var app = await SeededSite.AppAsync();
        await using var browser = await Chromium.StartAsync();
        var page = await browser.OpenAsync(Wide);
        foreach (var path in Paths)
        {
            await OpenAsync(page, app, path, "light");
            if (await page.EvaluateAsync<int>("() => [...document.scripts].filter(one => one.type !== 'application/ld+json').length") > 0)
            {
                scripts.Add(path);
            }

            await LookAsync(page, Wide, PageChecks.BarriersAsync);
            await LookAsync(page, Narrow, PageChecks.BarriersAsync);
            await page.AddStyleTagAsync(new() { Content = "html { font-size: 200%; }" });
            enlarged.AddRange(await page.EvaluateAsync<int>(PageChecks.TooWide) is > 0 and var wider ? [$"{path} is {wider} px too wide"] : []);

            await OpenAsync(page, app, path, "dark");
            await LookAsync(page, Narrow, PageChecks.FaintAsync);
            await LookAsync(page, Wide, PageChecks.FaintAsync);
            await page.SetViewportSizeAsync(Paper, 900);
            await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
            printed.AddRange((await page.EvaluateAsync<string[]>(PageChecks.OnPaper)).Select(problem => $"{path} {problem}"));
            await page.EmulateMediaAsync(new() { Media = Media.Screen, ColorScheme = ColorScheme.Light });
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task OpenAsync(IPage page, PortalApp app, string path, string theme)
    {
        await page.SetViewportSizeAsync(theme == "light" ? Wide : Narrow, 900);
        await page.GotoAsync(new Uri(app.Address, $"{path}{(path.Contains('?') ? '&' : '?')}theme={theme}").ToString());
    }

    private async Task LookAsync(IPage page, int width, Func<IPage, Task<string>> look)
    {
        await page.SetViewportSizeAsync(width, 900);
        barriers.AddRange(await look(page) is { Length: > 0 } found ? [$"{width} px: {found}"] : []);
        overflow.AddRange(await page.EvaluateAsync<int>(PageChecks.TooWide) is > 0 and var wider ? [$"{page.Url} is {wider} px too wide at {width}"] : []);
        overflow.AddRange((await page.EvaluateAsync<string[]>(PageChecks.LabelsOutside)).Select(label => $"{page.Url} cuts off {label} at {width}"));
    }
}
