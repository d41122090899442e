using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Api;

/// <summary>What machines read of slices, and what they can't get by trying.</summary>
public sealed class SlicesApiTests
{
    private const string Days = "from=2024-01-01&to=2025-01-01";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Get_AnyQuestionThroughAnyKey_CountsWhatTheKeyMaySeeAndNothingElse(DatabaseKind kind)
    {
        await using var site = await SliceSite.StartAsync(kind);
        var window = new SliceWindow(Instant.FromUtc(2024, 1, 1, 0, 0), Instant.FromUtc(2025, 1, 1, 0, 0), SystemClock.Instance.GetCurrentInstant()).WithLimitsByDay();

        foreach (var scope in (Scope[])[new Scope.All(), new Scope.OfProvider(site.Provider), new Scope.OfJurisdiction(site.Country)])
        {
            var key = await site.KeyAsync(scope);
            foreach (var (query, filter) in site.Questions())
            {
                var answer = await site.GetAsync($"{Days}{query}", key);

                if (answer.Status == HttpStatusCode.Forbidden)
                {
                    Assert.Equal("outside-scope", answer.Problem);
                    Assert.DoesNotContain(site.Items, item => filter.Asks(item) && SliceSite.IsSeen(item, scope));
                    continue;
                }

                var expected = SliceReport.Of([.. site.Items.Where(item => filter.Asks(item) && SliceSite.IsSeen(item, scope))], window);
                Assert.Equal(HttpStatusCode.OK, answer.Status);
                Assert.Equal("cube", answer.Json.GetProperty("path").GetString());
                Assert.Equal(expected.Slice.Counts.Issued, answer.Json.GetProperty("counts").GetProperty("issued").GetInt32());
                Assert.Equal(expected.Slice.Counts.Open, answer.Json.GetProperty("counts").GetProperty("open").GetInt32());
                Assert.Equal(expected.Slice.OnTime.Due, answer.Json.GetProperty("on_time").GetProperty("n").GetInt32());
                Assert.Equal(expected.Slice.OnTime.OnTime, answer.Json.GetProperty("on_time").GetProperty("on_time").GetInt32());
            }
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Get_WhatLiesOutsideTheKey_IsForbiddenWhetherItExistsOrNot(DatabaseKind kind)
    {
        await using var site = await SliceSite.StartAsync(kind);
        var provider = await site.KeyAsync(new Scope.OfProvider(site.Provider));
        var country = await site.KeyAsync(new Scope.OfJurisdiction(site.Country));

        foreach (var exact in (string[])["", "&exact=true"])
        {
            Assert.Equal((HttpStatusCode.Forbidden, "outside-scope"), (await site.GetAsync($"{Days}&provider={site.OtherProvider}{exact}", provider)).Named);
            Assert.Equal((HttpStatusCode.Forbidden, "outside-scope"), (await site.GetAsync($"{Days}&provider=never-was{exact}", provider)).Named);
            Assert.Equal((HttpStatusCode.Forbidden, "outside-scope"), (await site.GetAsync($"{Days}&provider={site.Provider.ToUpperInvariant()}{exact}", provider)).Named);
            Assert.Equal((HttpStatusCode.Forbidden, "outside-scope"), (await site.GetAsync($"{Days}&host={site.OtherCountry}&issuer={site.OtherCountry}{exact}", country)).Named);
        }

        var own = await site.GetAsync($"{Days}&exact=true", provider);
        Assert.Equal(("events", $"provider:{site.Provider}"), (own.Json.GetProperty("path").GetString(), own.Json.GetProperty("scope").GetString()));
        Assert.Equal(
            site.Items.Count(item => item.State.Provider == site.Provider && item.State.IssuedAt.InUtc().Year == 2024),
            own.Json.GetProperty("counts").GetProperty("issued").GetInt32());
    }

    [Theory]
    [InlineData("&provider={provider}&provider={other}", "provider")]
    [InlineData("&host=&host={country}", "host")]
    [InlineData("&host=", "host")]
    [InlineData("&scope=all", "query")]
    [InlineData("&reads=all", "query")]
    [InlineData("&HOST={othercountry}&host={country}", "host")]
    [InlineData("&host={country},{othercountry}", "host")]
    [InlineData("&host={country}'%20or%201=1--", "host")]
    [InlineData("&host=%25", "host")]
    [InlineData("&category=csam-knwon", "category")]
    [InlineData("&rule=*", "rule")]
    [InlineData("&exact=perhaps", "exact")]
    [InlineData("&as_of=yesterday", "as_of")]
    [InlineData("&known_at=2024-01-01T00:00:00", "known_at")]
    public async Task Get_TricksWithFilters_AreNamedAndAnswerNothing(string query, string part)
    {
        var site = await SliceSite.SharedAsync();
        var key = await site.KeyAsync(new Scope.OfJurisdiction(site.Country));

        var answer = await site.GetAsync(Days + site.Filled(query), key);

        Assert.Equal((HttpStatusCode.BadRequest, "bad-parameter", "application/problem+json"), (answer.Status, answer.Problem, answer.MediaType));
        Assert.StartsWith(part + " ", answer.Json.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.False(answer.Json.TryGetProperty("counts", out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("from=2024-01-01")]
    [InlineData("from=2024-02-01&to=2024-02-01")]
    [InlineData("from=soon&to=2024-02-01")]
    public async Task Get_NoPeriod_IsRefused(string query)
    {
        var site = await SliceSite.SharedAsync();

        Assert.Equal((HttpStatusCode.BadRequest, "bad-parameter"), (await site.GetAsync(query, await site.KeyAsync(new Scope.All()))).Named);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Get_WithoutAKeyThatReads_IsTurnedAway(DatabaseKind kind)
    {
        await using var site = await SliceSite.StartAsync(kind, items: 20);
        var store = site.App.Services.GetRequiredService<ApiKeyStore>();
        var (key, token) = await store.AddAsync(new ApiKeyRequest("k", null, new Scope.All(), Duration.FromDays(1), 1000), "operator", CancellationToken.None);
        var (_, expired) = await store.AddAsync(new ApiKeyRequest("k", null, new Scope.All(), Duration.FromDays(-1), 1000), "operator", CancellationToken.None);
        var (_, sender) = await store.AddAsync(new ApiKeyRequest("k", SyntheticNotices.Source.Code, null, Duration.FromDays(1), 1000), "operator", CancellationToken.None);
        var (_, slow) = await store.AddAsync(new ApiKeyRequest("k", null, new Scope.All(), Duration.FromDays(1), 1), "operator", CancellationToken.None);

        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync(Days, token)).Status);
        await store.RevokeAsync(key.Prefix, "operator", CancellationToken.None);
        Assert.Equal((HttpStatusCode.Unauthorized, "key-revoked"), (await site.GetAsync(Days, token)).Named);
        Assert.Equal((HttpStatusCode.Unauthorized, "key-expired"), (await site.GetAsync(Days, expired)).Named);
        Assert.Equal((HttpStatusCode.Unauthorized, "key-missing"), (await site.GetAsync(Days, null)).Named);
        Assert.Equal((HttpStatusCode.Unauthorized, "key-unknown"), (await site.GetAsync(Days, "rtr_aaaaaaaa_" + new string('A', 43))).Named);
        Assert.Equal((HttpStatusCode.Forbidden, "key-may-not-read"), (await site.GetAsync(Days, sender)).Named);
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync(Days, slow)).Status);
        Assert.Equal((HttpStatusCode.TooManyRequests, "over-rate"), (await site.GetAsync(Days, slow)).Named);
    }

    [Fact]
    public async Task Get_KeyForEverything_IsTheDocumentOfTheVerb()
    {
        var site = await SliceSite.SharedAsync();
        const string At = "2025-06-01T00:00:00Z";
        var answer = await site.GetAsync($"{Days}&as_of={At}&known_at={At}&host={site.Country}&exact=true", await site.KeyAsync(new Scope.All()));

        using var shell = new PortalProcess();
        var printed = await shell.RunAsync(
            "slice", "--from", "2024-01-01", "--to", "2025-01-01", "--as-of", At, "--known-at", At, "--host", site.Country, "--exact", "--db", site.Address);

        Assert.Equal(0, printed.ExitCode);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(printed.Output), JsonNode.Parse(answer.Text)), answer.Text);
    }

    [Fact]
    public async Task Description_NamesTheAddressAndEveryPart()
    {
        var site = await SliceSite.SharedAsync();
        using var document = JsonDocument.Parse(await site.App.Client.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative)));

        var parts = document.RootElement.GetProperty("paths").GetProperty("/api/v1/slices").GetProperty("get").GetProperty("parameters").EnumerateArray().Select(one => one.GetProperty("name").GetString());

        Assert.Equal(["provider", "host", "issuer", "category", "rule", "from", "to", "as_of", "known_at", "exact"], parts);
    }
}
