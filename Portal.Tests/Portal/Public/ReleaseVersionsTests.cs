using System.Globalization;
using NodaTime;
using Portal.Data.Releases;
using Portal.Public.Releases;
using Portal.Tests.Support;
using Portal.Ui;

namespace Portal.Tests.Portal.Public;

public sealed class ReleaseVersionsTests
{
    private const string Release = ReleaseDesk.Release;

    [Fact]
    public async Task Versions_AfterACorrectionAndItsWithdrawal_SayWhichCounts()
    {
        await using var desk = await ReleaseDesk.CreateAsync(DatabaseKind.Sqlite);
        var model = new ReleasesPageModel(desk.Get<ReleaseQueries>());
        await desk.PublishedAsync();
        Assert.Equal(["published, synthetic"], await ListedAsync(model));

        await CorrectAsync(desk);
        Assert.Equal(["published, synthetic", "replaced by version 2, synthetic"], await ListedAsync(model));
        Assert.Equal(["stands", "replaced by version 2"], await OfPageAsync(model));
        Assert.Equal(["version 2", null], (await model.AllAsync(CultureInfo.InvariantCulture, CancellationToken.None)).Select(line => line.WhatMoved));

        ReleaseDesk.Done(await desk.Publisher.AskWithdrawalAsync(Release, 2, "It was right before.", ReleaseDesk.Ines, CancellationToken.None));
        ReleaseDesk.Done(await desk.Publisher.WithdrawAsync(Release, 2, ReleaseDesk.Marek, CancellationToken.None));
        Assert.Equal(["withdrawn: It was right before.", "published, synthetic"], await ListedAsync(model));
        Assert.Equal(["withdrawn", "stands"], await OfPageAsync(model));
    }

    private static async Task CorrectAsync(ReleaseDesk desk)
    {
        desk.Clock.Now += Duration.FromHours(1);
        var (plan, _) = await desk.Get<ReleasePlanning>().CorrectionAsync(Release, "A source sent wrong times.", isEmergency: true, CancellationToken.None);
        ReleaseDesk.Done(await desk.Workflow.BuildAsync(plan!, ReleaseDesk.Ines, null, CancellationToken.None));
        ReleaseDesk.Done((await desk.Workflow.AuditAsync(Release, 2, ReleaseDesk.Ines, null, CancellationToken.None)).Result);
        ReleaseDesk.Done(await desk.Workflow.ApproveAsync(Release, 2, ReleaseDesk.Marek, CancellationToken.None));
        ReleaseDesk.Done(await desk.Publisher.PublishAsync(Release, 2, ReleaseDesk.Marek, CancellationToken.None));
    }

    private static async Task<IEnumerable<string>> ListedAsync(ReleasesPageModel model) =>
        (await model.AllAsync(CultureInfo.InvariantCulture, CancellationToken.None)).Select(line => line.State);

    private static async Task<IEnumerable<string>> OfPageAsync(ReleasesPageModel model) =>
        (await model.FindAsync(Release, CultureInfo.InvariantCulture, CancellationToken.None))!.Versions.Select(row => ((TableCell.Value)row.Cells[1]).Text);
}
