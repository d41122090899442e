using Dapper;
using Portal.Data.Seeding;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Seeding;

public sealed class BenchRawStudyTests
{
    private static readonly BenchOptions Options = new() { Items = 6_000, Providers = 8 };

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_SameItems_AgreeWithTheCubeInEveryKindOfSlice()
    {
        await using var cube = await CubeAsync();
        await using var rows = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);

        var raw = await new BenchRawStudy(Options).RunAsync(rows.Database, cube.Database, 2, withPlans: true, null, null, Cancellation);

        Assert.Equal(6 * 4, raw.Questions.Count);
        Assert.All(raw.Questions, question => Assert.Empty(question.Differences));
        Assert.All(raw.Questions, question => Assert.True(question.Ratio > 0 && question.ScanRatio > 0));
        Assert.Equal(raw.ByKind!.Keys, raw.ByKindBesideScans!.Keys);
        Assert.Equal(["everything", "country", "category", "provider", "country and category", "finest slice"], raw.ByKind!.Keys);
    }

    [Fact]
    public async Task RunAsync_OneRowChanged_SaysWhereTheAnswersDiffer()
    {
        await using var cube = await CubeAsync();
        await using var rows = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var study = new BenchRawStudy(Options);
        await study.RunAsync(rows.Database, null, 0, withPlans: false, null, null, Cancellation);
        await using (var connection = await rows.Database.OpenAsync(Cancellation))
        {
            await connection.ExecuteAsync("update bench_item set removed = removed + 1 where rowid = (select min(rowid) from bench_item where removed is not null)");
        }

        var raw = await study.RunAsync(rows.Database, cube.Database, 1, withPlans: false, null, null, Cancellation);

        Assert.Contains(raw.Questions[0].Differences, difference => difference.StartsWith("seconds online:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_SliceOfSomeThings_FindsItsRowsByIndex()
    {
        await using var rows = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);

        var raw = await new BenchRawStudy(Options).RunAsync(rows.Database, null, 1, withPlans: true, null, null, Cancellation);

        Assert.All(raw.Plans!["everything"], step => Assert.Contains("SCAN", step, StringComparison.Ordinal));
        Assert.All(
            raw.Plans.Where(plan => plan.Key != "everything").SelectMany(plan => plan.Value),
            step => Assert.Contains("SEARCH", step, StringComparison.Ordinal));
    }

    [Fact]
    public async Task PlanAsync_EveryRow_IsFoundWithoutAnIndex()
    {
        await using var rows = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await new BenchRawStudy(Options).RunAsync(rows.Database, null, 0, withPlans: false, null, null, Cancellation);
        await using var connection = await new BenchRawQueries(rows.Database).OpenAsync(Cancellation);
        var world = new BenchWorld(Options);

        foreach (var question in BenchQuestion.ByWidth(world, Options.Seed, 1))
        {
            var plan = await BenchRawQueries.PlanAsync(connection, question, BenchRawWay.Scan, world.Now.ToUnixTimeSeconds(), Cancellation);

            Assert.Equal(4, plan.Count);
            Assert.All(plan, step => Assert.Contains("SCAN bench_", step, StringComparison.Ordinal));
            Assert.All(plan, step => Assert.DoesNotContain("INDEX", step, StringComparison.Ordinal));
        }
    }

    private static async Task<TestDatabase> CubeAsync()
    {
        var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await new BenchStudy(Options).BuildAsync(test.Database, null, Cancellation);
        return test;
    }
}
