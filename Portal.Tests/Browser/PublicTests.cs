using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>Every public page in both themes and widths: no barrier, no sideways scrolling, nothing cut off, no script.</summary>
[Trait("Tier", "Slow")]
[Trait("Kind", "Browser")]
public sealed class PublicTests(PublicWalk walk) : IClassFixture<PublicWalk>
{
    [Fact]
    public void PublicPages_BothThemesAndWidths_HaveNoBarrier() => Assert.Equal("", walk.Barriers);

    [Fact]
    public void PublicPages_BothThemesAndWidths_CutNothingOff() => Assert.Equal("", walk.Overflow);

    [Fact]
    public void PublicPages_Always_HaveNoScript() => Assert.Equal("", walk.Scripts);

    [Fact]
    public void PublicPages_OnPaper_AreWhiteWholeAndNameTheirAddresses() => Assert.Equal("", walk.Printed);

    [Fact]
    public void PublicPages_TextTwiceAsLargeOnATelephone_DoNotScrollSideways() => Assert.Equal("", walk.Enlarged);

    [Fact]
    public async Task DataPages_UnderTheStrictPolicy_AreNotComplainedAbout()
    {
        var app = await SeededSite.AppAsync();
        await using var browser = await Chromium.StartAsync();
        var page = await browser.OpenAsync(1280, bypassPolicy: false);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);

        foreach (var path in (string[])["/data", "/data/tables/country-year"])
        {
            await page.GotoAsync(new Uri(app.Address, path).ToString());
            Assert.Equal(1, await page.EvaluateAsync<int>("() => document.querySelectorAll('script[type=\"application/ld+json\"]').length"));
        }

        Assert.Empty(complaints);
    }
}
