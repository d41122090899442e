using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>Every component and chart in every state: no barrier, no sideways scrolling, no label cut off, in both themes and widths.</summary>
[Trait("Tier", "Slow")]
[Trait("Kind", "Browser")]
public sealed class GalleryTests
{
    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Gallery_BothWidths_HasNoBarrier(string theme)
    {
        var app = await SeededSite.AppAsync();
        await using var browser = await Chromium.StartAsync();
        var page = await browser.OpenAsync(1280);
        await page.GotoAsync($"{app.Address}dev/gallery?theme={theme}");

        foreach (var width in (int[])[1280, 390])
        {
            await page.SetViewportSizeAsync(width, 900);
            Assert.Equal("", await PageChecks.BarriersAsync(page));
            Assert.Equal(0, await page.EvaluateAsync<int>(PageChecks.TooWide));
            Assert.Empty(await page.EvaluateAsync<string[]>(PageChecks.LabelsOutside));
        }
    }
}
