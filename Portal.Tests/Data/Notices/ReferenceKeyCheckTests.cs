using Portal.Data.Notices;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Notices;

public sealed class ReferenceKeyCheckTests
{
    [Fact]
    public async Task Ensure_AnotherKey_IsRefused()
    {
        await using var test = await TestDatabase.SqliteAsync();
        var first = new ReferenceHasher(new byte[ReferenceHasher.KeyLength]);
        var other = new ReferenceHasher([.. Enumerable.Repeat((byte)7, ReferenceHasher.KeyLength)]);

        await Check(test, first).EnsureAsync(CancellationToken.None);
        await Check(test, first).EnsureAsync(CancellationToken.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Check(test, other).EnsureAsync(CancellationToken.None));
    }

    private static ReferenceKeyCheck Check(TestDatabase test, ReferenceHasher hasher) => new(new SettingStore(test.Database), hasher);
}
