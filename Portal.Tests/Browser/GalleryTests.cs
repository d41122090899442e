using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>Every component and chart in every state: no barrier, no sideways scrolling, no label cut off, in both themes and widths.</summary>
[Trait("Tier", "Slow")]
[Trait("Kind", "Browser")]
public sealed class GalleryTests
{
    [Theory]
    [InlineData("light", 1280)]
    [InlineData("light", 390)]
    [InlineData("dark", 1280)]
    [InlineData("dark", 390)]
    public async Task Gallery_BothThemesAndWidths_HasNoBarrier(string theme, int width)
    {
        await using var app = await PortalApp.StartAsync();
        await using var browser = await Chromium.StartAsync();
        var page = await browser.OpenAsync(width);

        await page.GotoAsync($"{app.Address}dev/gallery?theme={theme}");
        var barriers = (await page.RunAxe()).Violations;

        Assert.Empty(barriers.Select(Describe));
        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") <= 0);
        Assert.Empty(await page.EvaluateAsync<string[]>(PageChecks.LabelsOutside));
    }

    private static string Describe(AxeResultItem item) => $"{item.Id}: {item.Help}: {string.Join(" | ", item.Nodes.Take(3).Select(node => node.Html))}";
}
