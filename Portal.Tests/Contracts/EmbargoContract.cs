using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Portal.Data.Audit;
using Portal.Data.Releases;
using Portal.Data.Releases.Signing;
using Portal.Tests.Support;
using static Portal.Tests.Support.ReleaseDesk;

namespace Portal.Tests.Contracts;

/// <summary>A scheduled release becomes public at its minute, once, whoever is awake; and why it could not is kept.</summary>
public sealed class EmbargoContract
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Round_BeforeAtAndAfterTheMinute_PublishesAtItAndOnce(DatabaseKind kind)
    {
        await using var desk = await CreateAsync(kind);
        await desk.ApprovedAsync();
        var minute = desk.Clock.Now + Duration.FromMinutes(30);
        Done(await desk.Workflow.ScheduleAsync(Release, 1, minute + Duration.FromSeconds(40), Ines, CancellationToken.None));
        var round = desk.Get<EmbargoRound>();

        desk.Clock.Now = minute - Duration.FromMilliseconds(1);
        Assert.Equal(minute, await round.RunAsync(CancellationToken.None));
        Assert.Empty(await desk.Get<ReleaseQueries>().PublicationsAsync(CancellationToken.None));
        desk.Clock.Now = minute;
        Assert.Null(await round.RunAsync(CancellationToken.None));
        Assert.Null(await round.RunAsync(CancellationToken.None));

        var publication = Assert.Single(await desk.Get<ReleaseQueries>().PublicationsAsync(CancellationToken.None));
        Assert.Equal(minute, publication.Statement.PublishedAt);
        var step = (await desk.NowAsync()).Steps[^1];
        Assert.Equal((ReleaseStep.Published, AuditEvent.System, "the program itself, at the minute that was set"), (step.Step, step.Actor, step.Origin));
        Assert.Empty(await desk.Get<ReleaseFailureStore>().AllAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Round_OfSeveralInstancesAtOnce_PublishesOnce(DatabaseKind kind)
    {
        await using var desk = await CreateAsync(kind);
        await desk.ApprovedAsync();
        Done(await desk.Workflow.ScheduleAsync(Release, 1, desk.Clock.Now + Duration.FromMinutes(1), Ines, CancellationToken.None));
        var rounds = Enumerable.Range(0, 4).Select(_ => desk.AddInstance().GetRequiredService<EmbargoRound>()).ToList();

        desk.Clock.Now += Duration.FromHours(5);
        await Task.WhenAll(rounds.Select(round => round.RunAsync(CancellationToken.None)));

        Assert.Single(await desk.Get<ReleaseQueries>().PublicationsAsync(CancellationToken.None));
        Assert.Single((await desk.NowAsync()).Steps, step => step.Step is ReleaseStep.Published);
        Assert.Single(await desk.Get<AuditQueries>().PageAsync(null, "test-2025-12/v1", 50, CancellationToken.None), entry => entry.Action == "release.published");
        Assert.Empty(await desk.Get<ReleaseFailureStore>().AllAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Round_KeyLost_KeepsTheReasonAndPublishesWhenThereIsAKeyAgain(DatabaseKind kind)
    {
        await using var desk = await CreateAsync(kind);
        await desk.Get<SigningKeyStore>().RotateAsync(CancellationToken.None);
        await desk.ApprovedAsync();
        Done(await desk.Workflow.ScheduleAsync(Release, 1, desk.Clock.Now + Duration.FromMinutes(1), Ines, CancellationToken.None));
        File.Delete(Path.Combine(desk.Folder, "release-signing-1.key"));
        var round = desk.Get<EmbargoRound>();

        desk.Clock.Now += Duration.FromMinutes(2);
        await round.RunAsync(CancellationToken.None);
        desk.Clock.Now += Duration.FromMinutes(1);
        await round.RunAsync(CancellationToken.None);

        var failure = Assert.Single(await desk.Get<ReleaseFailureStore>().AllAsync(CancellationToken.None));
        Assert.Equal(("signing-key-lost", 2, Duration.FromMinutes(1)), (failure.Rule, failure.Times, failure.LastAt - failure.FirstAt));
        Assert.Single(await desk.Get<AuditQueries>().PageAsync(null, "test-2025-12/v1", 50, CancellationToken.None), entry => entry.Action == "release.not-published");
        await desk.Get<SigningKeyStore>().RotateAsync(CancellationToken.None);
        desk.Clock.Now += Duration.FromSeconds(15);
        await round.RunAsync(CancellationToken.None);
        Assert.Single(await desk.Get<ReleaseQueries>().PublicationsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Schedule_MinuteMovedLater_WaitsForTheNewOne()
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        await desk.ApprovedAsync();
        var first = desk.Clock.Now + Duration.FromMinutes(10);
        Done(await desk.Workflow.ScheduleAsync(Release, 1, first, Ines, CancellationToken.None));
        Done(await desk.Workflow.ScheduleAsync(Release, 1, first + Duration.FromMinutes(10), Ines, CancellationToken.None));

        desk.Clock.Now = first;
        await desk.Get<EmbargoRound>().RunAsync(CancellationToken.None);

        Assert.Empty(await desk.Get<ReleaseQueries>().PublicationsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Schedule_MinuteThatIsOver_IsRefused()
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        await desk.ApprovedAsync();

        Refused(await desk.Workflow.ScheduleAsync(Release, 1, desk.Clock.Now - Duration.FromMinutes(1), Ines, CancellationToken.None), "past-minute");
    }
}
