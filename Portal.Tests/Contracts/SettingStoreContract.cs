using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>Holds on every database; the pattern for the other store contracts.</summary>
public sealed class SettingStoreContract
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Put_Twice_KeepsTheLast(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var settings = new SettingStore(test.Database);

        await settings.PutAsync("seed", "one", CancellationToken.None);
        await settings.PutAsync("seed", "two", CancellationToken.None);

        Assert.Equal("two", await settings.FindAsync("seed", CancellationToken.None));
        Assert.Null(await settings.FindAsync("other", CancellationToken.None));
    }
}
