using NodaTime;
using Portal.Data.Releases;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Releases;

/// <summary>What public pages draw is read once, and anew when something was published or withdrawn, by whichever instance.</summary>
public sealed class OpenDataTests
{
    [Fact]
    public async Task Figures_PublishedAndWithdrawnByAnotherInstance_ChangeWithinASecondAndOnlyThen()
    {
        await using var desk = await ReleaseDesk.CreateAsync(DatabaseKind.Sqlite);
        using var data = new OpenData(desk.Get<ReleaseQueries>(), desk.Clock);

        var before = await data.FiguresAsync(CancellationToken.None);
        await desk.PublishedAsync();
        Assert.True(before.IsEmpty);
        Assert.Same(before, await data.FiguresAsync(CancellationToken.None));

        desk.Clock.Now += Duration.FromSeconds(1);
        var published = await data.FiguresAsync(CancellationToken.None);
        Assert.Equal(ReleaseDesk.Release, published.Version!.Release);
        desk.Clock.Now += Duration.FromHours(1);
        Assert.Same(published, await data.FiguresAsync(CancellationToken.None));

        ReleaseDesk.Done(await desk.Publisher.AskWithdrawalAsync(ReleaseDesk.Release, 1, "A source sent wrong times.", ReleaseDesk.Ines, CancellationToken.None));
        ReleaseDesk.Done(await desk.Publisher.WithdrawAsync(ReleaseDesk.Release, 1, ReleaseDesk.Marek, CancellationToken.None));
        desk.Clock.Now += Duration.FromSeconds(1);
        Assert.True((await data.FiguresAsync(CancellationToken.None)).IsEmpty);
    }

    [Fact]
    public async Task Figures_DownloadLost_AreShownWhileTheDownloadsSayWhatIsMissing()
    {
        await using var desk = await ReleaseDesk.CreateAsync(DatabaseKind.Sqlite);
        var draft = await desk.PublishedAsync();
        await desk.ExecuteAsync("delete from release_file where draft_id = @Id and path = 'data/country-year.csv'", new { draft.Id });
        using var data = new OpenData(desk.Get<ReleaseQueries>(), desk.Clock);

        var lost = await Assert.ThrowsAsync<InvalidDataException>(async () => await data.CurrentAsync(CancellationToken.None));

        Assert.Equal($"Release {ReleaseDesk.Release} lacks its file data/country-year.csv: run portal check.", lost.Message);
        Assert.False((await data.FiguresAsync(CancellationToken.None)).IsEmpty);
    }
}
