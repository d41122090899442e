using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>Invented and real notices never share references, whoever adds which source first.</summary>
public sealed class SourceStoreContract
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, true)]
    [InlineData(DatabaseKind.Sqlite, false)]
    [InlineData(DatabaseKind.Postgres, true)]
    public async Task Put_OtherKindInTheSameNamespace_IsRefused(DatabaseKind kind, bool isFirstSynthetic)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var sources = new SourceStore(test.Database);
        await sources.PutAsync(Source("first", "shared", isFirstSynthetic), CancellationToken.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => sources.PutAsync(Source("second", "shared", !isFirstSynthetic), CancellationToken.None));
        await sources.PutAsync(Source("third", "shared", isFirstSynthetic), CancellationToken.None);
        await sources.PutAsync(Source("first", "elsewhere", isFirstSynthetic) with { Name = "Renamed" }, CancellationToken.None);

        Assert.Equal(["first", "third"], (await sources.AllAsync(CancellationToken.None)).Select(source => source.Code));
    }

    private static Source Source(string code, string scope, bool isSynthetic) => new() { Code = code, Name = code, Namespace = scope, IsSynthetic = isSynthetic };
}
