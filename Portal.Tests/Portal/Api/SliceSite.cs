using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Api;

/// <summary>A site over synthetic notices whose items are known beside it.</summary>
internal sealed class SliceSite : IAsyncDisposable
{
    private static readonly Lazy<Task<SliceSite>> Shared = new(() => StartAsync(DatabaseKind.Sqlite));
    private readonly TestDatabase database;

    private SliceSite(TestDatabase database, PortalApp app, List<StoredItem> items)
    {
        (this.database, App, Items) = (database, app, items);
        string[] providers = [.. items.CountBy(item => item.State.Provider).OrderByDescending(pair => pair.Value).Select(pair => pair.Key)];
        string[] countries = [.. items.CountBy(item => item.State.HostCountry).OrderByDescending(pair => pair.Value).Select(pair => pair.Key)];
        (Provider, OtherProvider, Country, OtherCountry) = (providers[0], providers[^1], countries[0], countries[1]);
    }

    internal PortalApp App { get; }

    internal List<StoredItem> Items { get; }

    internal string Address => database.Address;

    internal string Provider { get; }

    internal string OtherProvider { get; }

    internal string Country { get; }

    internal string OtherCountry { get; }

    /// <summary>One on SQLite for tests that only read.</summary>
    internal static Task<SliceSite> SharedAsync() => Shared.Value;

    internal static async Task<SliceSite> StartAsync(DatabaseKind kind, int items = 300)
    {
        var events = SyntheticNotices.Events("dirty", items, 77);
        var stored = await SyntheticNotices.StoredAsync(kind, events);
        var app = await PortalApp.StartAsync(demo: false, arguments: ["--Portal:Database", stored.Address]);
        return new SliceSite(stored, app, SyntheticNotices.Items(events));
    }

    internal static bool IsSeen(StoredItem item, Scope scope) => scope switch
    {
        Scope.OfProvider one => item.State.Provider == one.Code,
        Scope.OfJurisdiction one => item.State.IssuerCountry == one.Code || item.State.HostCountry == one.Code,
        _ => true,
    };

    /// <summary>Questions inside and outside of what any key may see.</summary>
    internal IEnumerable<(string Query, ItemFilter Filter)> Questions()
    {
        yield return ("", new ItemFilter());
        yield return ("&category=csam-known", new ItemFilter { Category = "csam-known" });
        foreach (var provider in (string[])[Provider, OtherProvider])
        {
            yield return ($"&provider={provider}", new ItemFilter { Provider = provider });
            yield return ($"&provider={provider}&host={OtherCountry}", new ItemFilter { Provider = provider, HostCountry = OtherCountry });
        }

        foreach (var country in (string[])[Country, OtherCountry])
        {
            yield return ($"&host={country}", new ItemFilter { HostCountry = country });
            yield return ($"&issuer={country}", new ItemFilter { IssuerCountry = country });
            yield return ($"&issuer={OtherCountry}&host={country}", new ItemFilter { IssuerCountry = OtherCountry, HostCountry = country });
        }
    }

    internal string Filled(string query) => query
        .Replace("{provider}", Provider, StringComparison.Ordinal).Replace("{other}", OtherProvider, StringComparison.Ordinal)
        .Replace("{country}", Country, StringComparison.Ordinal).Replace("{othercountry}", OtherCountry, StringComparison.Ordinal);

    internal async Task<string> KeyAsync(Scope reads) =>
        (await App.Services.GetRequiredService<ApiKeyStore>().AddAsync(new ApiKeyRequest("test", null, reads, Duration.FromDays(1), 10_000), "operator", CancellationToken.None)).Token;

    internal async Task<ApiReply> GetAsync(string query, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/slices?" + query, UriKind.Relative));
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var response = await App.Client.SendAsync(request);
        return await ApiReply.ReadAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await database.DisposeAsync();
    }
}
