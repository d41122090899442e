using System.Text.Json;
using Portal.Data.Regimes;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

public sealed class RuleStoreContract
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Put_ShippedCatalogueTwice_HoldsEveryRowWithItsProvenance(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var store = new RuleStore(test.Database);
        var catalogue = CatalogueFolder.Require(Repository.PathOf("seed"));
        using var printed = JsonDocument.Parse(await File.ReadAllTextAsync(Repository.PathOf("seed", "regimes.json")));

        await store.PutAsync(catalogue, CancellationToken.None);
        await store.PutAsync(catalogue, CancellationToken.None);

        var stored = await store.AllAsync(CancellationToken.None);
        Assert.Equal(108, stored.Count);
        Assert.Equal(37, stored.Select(rule => rule.Jurisdiction).Distinct().Count());
        foreach (var (row, rule) in printed.RootElement.EnumerateArray().Zip(stored))
        {
            Assert.Equal(row.GetProperty("id").GetString(), rule.Id);
            Assert.Equal(row.GetProperty("status").GetString(), rule.StatusWord);
            Assert.Equal(row.GetProperty("version_group").GetString(), rule.VersionGroup);
            Assert.Equal(row.GetProperty("verify_before_use").GetBoolean(), rule.VerifyBeforeUse);
            Assert.Equal(row.GetProperty("confidence").GetString(), rule.Confidence);
            Assert.Equal(row.GetProperty("source").GetArrayLength(), (await store.SourcesAsync(rule.Id, CancellationToken.None)).Count);
        }
    }
}
