using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Audit;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

public sealed class ApiKeyStoreContract
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 0, 0);
    private static readonly ApiKeyRequest Reader = new("bank", null, new Scope.OfProvider("p-1"), Duration.FromDays(30), 60);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Add_Key_IsFoundByItsTextAloneAndNotKept(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var store = StoreAt(test, Now);

        var (key, token) = await store.AddAsync(Reader, "operator", CancellationToken.None);
        var (_, other) = await store.AddAsync(Reader, "operator", CancellationToken.None);

        var found = Assert.IsType<ApiKeyFinding.Valid>(await store.FindAsync(token, CancellationToken.None));
        Assert.Equal(key, found.Key);
        Assert.Equal(new Scope.OfProvider("p-1"), found.Key.Reads);
        Assert.NotEqual(token, other);
        Assert.IsType<ApiKeyFinding.Unknown>(await store.FindAsync(token[..^1], CancellationToken.None));
        Assert.IsType<ApiKeyFinding.Unknown>(await store.FindAsync($"rtr_{key.Prefix}_{new string('A', 43)}", CancellationToken.None));
        Assert.All(await store.AllAsync(CancellationToken.None), one => Assert.DoesNotContain(token[13..], one.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Find_AfterItsTime_IsExpired(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var (key, token) = await StoreAt(test, Now).AddAsync(Reader, "operator", CancellationToken.None);

        Assert.IsType<ApiKeyFinding.Valid>(await StoreAt(test, key.ExpiresAt - Duration.FromSeconds(1)).FindAsync(token, CancellationToken.None));
        Assert.IsType<ApiKeyFinding.Expired>(await StoreAt(test, key.ExpiresAt).FindAsync(token, CancellationToken.None));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Revoke_Key_EndsItOnceAndLeavesARecord(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var store = StoreAt(test, Now);
        var (key, token) = await store.AddAsync(Reader, "operator", CancellationToken.None);

        Assert.True(await store.RevokeAsync(key.Prefix, "operator", CancellationToken.None));
        Assert.False(await store.RevokeAsync(key.Prefix, "operator", CancellationToken.None));

        Assert.IsType<ApiKeyFinding.Revoked>(await store.FindAsync(token, CancellationToken.None));
        var entries = await new AuditQueries(test.Database).PageAsync(null, key.Prefix, 10, CancellationToken.None);
        Assert.Equal(["key.revoked", "key.added"], entries.Select(entry => entry.Action));
        Assert.All(entries, entry => Assert.DoesNotContain(token[13..], entry.Detail, StringComparison.Ordinal));
    }

    private static ApiKeyStore StoreAt(TestDatabase test, Instant now) =>
        new(test.Database, new AuditStore(test.Database, new FixedClock(now)), new FixedClock(now));
}
