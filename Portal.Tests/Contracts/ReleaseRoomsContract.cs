using Portal.Data.Releases;
using Portal.Data.Releases.Plans;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>Two programmes publish the same month on every database, each in its own room; what has an id of an older program stays as it is.</summary>
public sealed class ReleaseRoomsContract
{
    private static readonly Programme Other = ReleaseWorld.Programme with
    {
        Id = "other-1",
        Tables = [.. ReleaseWorld.Programme.Tables.Select(table => table with { Id = "other-" + table.Id })],
    };

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Publish_SameMonthOfTwoProgrammes_EachStandsAndTheExportVerifies(DatabaseKind kind)
    {
        await using var desk = await ReleaseDesk.CreateAsync(kind);
        await desk.PublishedAsync();

        await PublishAsync(desk, ReleaseWorld.Plan(Other));

        var files = await desk.Get<ReleaseExport>().FilesAsync(CancellationToken.None);
        Assert.Empty(ReleaseFolder.Verify(path => files.GetValueOrDefault(path), [.. files.Keys]).Problems);
        Assert.Contains("releases/test-2025-12/v1/manifest.json", files.Keys);
        Assert.Contains("releases/other-2025-12/v1/manifest.json", files.Keys);
        Assert.Equal(["other-2025-12", "test-2025-12"], (await desk.Get<ReleaseQueries>().CurrentAsync(CancellationToken.None)).Select(one => one.Statement.Release));
        Assert.Empty(await desk.Get<CellsCheck>().RunAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Build_IntoTheRoomOfAnother_IsRefusedByName(DatabaseKind kind)
    {
        await using var desk = await ReleaseDesk.CreateAsync(kind);
        await desk.PublishedAsync();

        var sameTables = ReleaseWorld.Plan(Other with { Tables = ReleaseWorld.Programme.Tables });
        ReleaseDesk.Refused(await desk.Workflow.BuildAsync(sameTables, ReleaseDesk.Ines, null, CancellationToken.None), "others-table");
        var sameId = ReleaseWorld.Plan(Other) with { Release = ReleaseDesk.Release, Version = 2 };
        ReleaseDesk.Refused(await desk.Workflow.BuildAsync(sameId, ReleaseDesk.Ines, null, CancellationToken.None), "others-release");
        Assert.Single(await desk.Get<ReleaseQueries>().DraftsAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Next_AfterAReleaseWithAnOldId_AsksForTheOtherProgrammeOnly(DatabaseKind kind)
    {
        await using var desk = await ReleaseDesk.CreateAsync(kind);
        await PublishAsync(desk, ReleaseWorld.Plan() with { Release = "2025-12" });
        var (planning, month) = (desk.Get<ReleasePlanning>(), ReleaseWorld.MonthOf("2025-12"));

        Assert.Equal("published-before", Assert.Single((await planning.NextAsync(ReleaseWorld.Programme, month, null, null, CancellationToken.None)).Problems).Rule);
        Assert.Equal("other-2025-12", (await planning.NextAsync(Other, month, null, null, CancellationToken.None)).Plan!.Release);
        Assert.Equal(("2025-12", 2), (await planning.CorrectionAsync("2025-12", "Late reports.", false, CancellationToken.None)).Plan is { } plan ? (plan.Release, plan.Version) : default);
        var files = await desk.Get<ReleaseExport>().FilesAsync(CancellationToken.None);
        Assert.Empty(ReleaseFolder.Verify(path => files.GetValueOrDefault(path), [.. files.Keys]).Problems);
    }

    private static async Task PublishAsync(ReleaseDesk desk, ReleasePlan plan)
    {
        ReleaseDesk.Done(await desk.Workflow.BuildAsync(plan, ReleaseDesk.Ines, null, CancellationToken.None));
        ReleaseDesk.Done((await desk.Workflow.AuditAsync(plan.Release, 1, ReleaseDesk.Ines, null, CancellationToken.None)).Result);
        ReleaseDesk.Done(await desk.Workflow.ApproveAsync(plan.Release, 1, ReleaseDesk.Marek, CancellationToken.None));
        ReleaseDesk.Done(await desk.Publisher.PublishAsync(plan.Release, 1, ReleaseDesk.Marek, CancellationToken.None));
    }
}
