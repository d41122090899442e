using System.Text.Json.Nodes;
using NodaTime;
using Portal.Data;
using Portal.Data.Regimes;
using Portal.Data.Seeding;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>How the catalogue's files come into the database, once, and what happens when a newer file lies there.</summary>
public sealed class RuleSeederContract
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Seed_Twice_StoresOneStateThatEqualsTheFileToTheByte(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        using var book = Book(test, Repository.PathOf("seed"));
        var seeder = Seeder(test, book);

        var first = await seeder.SeedAsync(Repository.PathOf("seed"), CancellationToken.None);
        var second = await seeder.SeedAsync(Repository.PathOf("seed"), CancellationToken.None);

        Assert.True(first);
        Assert.False(second);
        var stored = Assert.Single(await new RuleTextStore(test.Database).AllAsync(CancellationToken.None));
        Assert.Equal(Catalogues.RulesText(), stored.File());
        Assert.Equal(108, (await book.CurrentAsync(CancellationToken.None)).Rules.Count);
        Assert.Equal(108, (await new RuleStore(test.Database).AllAsync(CancellationToken.None)).Count);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Seed_NewerFile_AddsAStateOfWhatChangedAndKeepsTheOld(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        using var folder = new SeedCopy();
        using var book = Book(test, folder.Path);
        var seeder = Seeder(test, book);
        await seeder.SeedAsync(folder.Path, CancellationToken.None);

        folder.Edit(rows =>
        {
            rows.Single(row => (string?)row!["id"] == "AU-OSA-109")!["duration"] = 12;
            rows.Remove(rows.Single(row => (string?)row!["id"] == "FR-UNBLOCK"));
        });
        await seeder.SeedAsync(folder.Path, CancellationToken.None);

        var history = await book.HistoryAsync(CancellationToken.None);
        Assert.Equal(2, history.Number);
        Assert.Equal(24, Assert.Single(history.At(Now - Duration.FromTicks(1)).Named("AU-OSA-109")).Duration);
        Assert.Equal(12, Assert.Single(history.At(Now).Named("AU-OSA-109")).Duration);
        Assert.Empty(history.Current.Named("FR-UNBLOCK"));
        Assert.NotEmpty(history.At(Instant.MinValue).Named("FR-UNBLOCK"));
        Assert.Equal(File.ReadAllText(System.IO.Path.Combine(folder.Path, "regimes.json")), RuleText.File(Rows(folder.Path)));
    }

    private static Instant Now { get; } = Instant.FromUtc(2026, 11, 20, 12, 0);

    private static RuleBook Book(TestDatabase test, string folder) =>
        new(new RuleTextStore(test.Database), new PortalDataOptions { Database = test.Address, ReferenceKeyFile = "unused", SeedFolder = folder });

    private static RuleSeeder Seeder(TestDatabase test, RuleBook book) =>
        new(test.Database, book, new RuleStore(test.Database), new SettingStore(test.Database), new FixedClock(Now));

    private static IEnumerable<string> Rows(string folder)
    {
        using var document = System.Text.Json.JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(folder, "regimes.json")));
        return [.. document.RootElement.EnumerateArray().Select(RuleText.Of)];
    }

    /// <summary>A copy of the catalogue's files that a test may change.</summary>
    private sealed class SeedCopy : IDisposable
    {
        internal SeedCopy()
        {
            Directory.CreateDirectory(System.IO.Path.Combine(Path, "calendars"));
            foreach (var name in new[] { "regimes.json", "regime-vocabulary.json", "jurisdictions.csv", "calendars/weekends.csv", "calendars/holidays.csv" })
            {
                File.Copy(Repository.PathOf(["seed", .. name.Split('/')]), System.IO.Path.Combine(Path, name));
            }
        }

        internal string Path { get; } = Directory.CreateTempSubdirectory("portal-seed-").FullName;

        internal void Edit(Action<JsonArray> edit)
        {
            var file = System.IO.Path.Combine(Path, "regimes.json");
            var rows = JsonNode.Parse(File.ReadAllText(file))!.AsArray();
            edit(rows);
            using var document = System.Text.Json.JsonDocument.Parse(rows.ToJsonString());
            File.WriteAllText(file, RuleText.File(document.RootElement.EnumerateArray().Select(RuleText.Of)));
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
