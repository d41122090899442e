using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Imports;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;
using Portal.Data.Seeding;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Seeding;

public sealed class DemoSeederTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 1, 0);

    [Theory]
    [InlineData("2026-01-02T00:00:00Z", 0)]
    [InlineData("2026-01-02T00:00:01Z", 7)]
    [InlineData("2026-01-09T00:00:00Z", 7)]
    [InlineData("2026-11-22T01:00:00Z", 329)]
    [InlineData("2025-12-25T00:00:00Z", -7)]
    public void ShiftTo_AnyPresent_MovesByTheWholeWeeksThatReachIt(string now, int days) =>
        Assert.Equal(Duration.FromDays(days), DemoSeeder.ShiftTo(InstantPattern.ExtendedIso.Parse(now).Value, DemoSeeder.End));

    [Fact]
    public void SeedDemo_Files_AreTheOnesOfTheManifest()
    {
        var manifest = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("seed", "demo", "manifest.json"))).RootElement;
        using var events = InputCompression.Open(File.OpenRead(Repository.PathOf("seed", "demo", "events.csv.br")), "events.csv.br");

        Assert.Equal(manifest.GetProperty("events_sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(events)));
        Assert.Equal(LocalDatePattern.Iso.Format(DemoSeeder.End), manifest.GetProperty("end").GetString());
        Assert.True(manifest.GetProperty("synthetic").GetBoolean());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Seed_DatabaseThatBeganWithoutIt_NeverGetsIt(bool hasSource)
    {
        await using var test = await TestDatabase.SqliteAsync();
        var sources = new SourceStore(test.Database);
        var notices = new NoticeStore(test.Database, new ReferenceHasher(new byte[ReferenceHasher.KeyLength]), UncountedChangeStore.Instance);
        var seeder = new DemoSeeder(new ProviderStore(test.Database), sources, notices, new SettingStore(test.Database), new FixedClock(Now));
        if (hasSource)
        {
            await sources.PutAsync(new Source { Code = "hotline-a", Name = "Hotline A (fictional)", Namespace = "a", IsSynthetic = false }, CancellationToken.None);
        }
        else
        {
            await seeder.DeclineAsync(CancellationToken.None);
        }

        var isLoaded = await seeder.SeedAsync(Repository.PathOf("seed", "demo"), RuleHistory.Of(CatalogueFolder.Require(Repository.PathOf("seed"))), new Silent(), CancellationToken.None);

        Assert.False(isLoaded);
        Assert.DoesNotContain(await sources.AllAsync(CancellationToken.None), source => source.Code == DemoSeeder.Source.Code);
    }

    [Fact]
    [Trait("Tier", "Slow")]
    public async Task Seed_AnyDay_HasRunningAndOverdueItemsAndNothingInTheFuture()
    {
        await using var test = await TestDatabase.SqliteAsync();
        var notices = new NoticeStore(test.Database, new ReferenceHasher(new byte[ReferenceHasher.KeyLength]), UncountedChangeStore.Instance);
        var seeder = new DemoSeeder(new ProviderStore(test.Database), new SourceStore(test.Database), notices, new SettingStore(test.Database), new FixedClock(Now));
        var catalogue = RuleHistory.Of(CatalogueFolder.Require(Repository.PathOf("seed")));

        await seeder.SeedAsync(Repository.PathOf("seed", "demo"), catalogue, new Silent(), CancellationToken.None);
        await seeder.SeedAsync(Repository.PathOf("seed", "demo"), catalogue, new Silent(), CancellationToken.None);

        var states = (await StoredItems.AllAsync(test.Database)).Select(item => item.State).ToList();
        Assert.InRange(states.Count, 12_000, 20_000);
        Assert.All(states, state => Assert.True(state.IssuedAt <= Now));
        Assert.Contains(states, state => state.RemovedAt is null && state.ReleasedAt is null && state.DeadlineAt > Now);
        Assert.Contains(states, state => state.RemovedAt is null && state.ReleasedAt is null && state.DeadlineAt < Now);
    }

    private sealed class Silent : IProgress<SeedProgress>
    {
        public void Report(SeedProgress value)
        {
        }
    }
}
