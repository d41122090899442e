using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>What a slice may be asked by is what the scope's own notices say, and nothing of others.</summary>
public sealed class SliceChoicesContract
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Choices_EveryScope_AreTheCodesOfItsOwnItems(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", 400, 62);
        await using var test = await SyntheticNotices.StoredAsync(kind, events);
        var items = SyntheticNotices.Items(events).ConvertAll(item => item.State);
        var (provider, host) = (items[0].Provider, items.CountBy(item => item.HostCountry).MinBy(pair => pair.Value).Key);
        (Scope Scope, Func<ItemState, bool> Sees)[] scopes =
        [
            (new Scope.All(), _ => true), (new Scope.Public(), _ => true), (new Scope.OfProvider(provider), item => item.Provider == provider),
            (new Scope.OfJurisdiction(host), item => item.HostCountry == host || item.IssuerCountry == host), (new Scope.OfProvider("nobody"), _ => false),
        ];
        var queries = new CubeQueries(test.Database);
        foreach (var (scope, sees) in scopes)
        {
            var choices = await queries.ChoicesAsync(scope, CancellationToken.None);

            ItemState[] seen = [.. items.Where(sees)];
            Assert.Equal(Codes(seen, item => item.Provider), choices.Providers);
            Assert.Equal(Codes(seen, item => item.HostCountry), choices.Hosts);
            Assert.Equal(Codes(seen, item => item.IssuerCountry), choices.Issuers);
            Assert.Equal(Codes(seen, item => item.Category), choices.Categories);
            Assert.Equal(Codes(seen, item => item.Rule), choices.Rules);
        }
    }

    private static string[] Codes(ItemState[] items, Func<ItemState, string?> code) =>
        [.. items.Select(code).Where(one => one is { Length: > 0 }).Select(one => one!).Distinct().Order(StringComparer.Ordinal)];
}
