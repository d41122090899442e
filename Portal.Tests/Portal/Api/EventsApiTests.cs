using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Api;

/// <summary>The interface for machines as a sender sees it, over a real connection.</summary>
public sealed class EventsApiTests : IAsyncLifetime
{
    private const string Header = "event_id,notice_ref,item_ref,type,occurred_at,provider,issuer_country,host_country,category,notice_type\n";
    private const string Issued = "e1,n-1,i-1,issued,2024-02-03T04:00:00Z,p-1,XA,XB,csam-known,hotline_notice\n";
    private const string Gone = "e2,n-1,i-1,gone,2024-02-03T10:00:00Z,,,,,\n";
    private const string Forbidden = "https://host.example/picture-0815";

    private PortalApp app = null!;
    private string token = "";

    public async ValueTask InitializeAsync()
    {
        app = await PortalApp.StartAsync(demo: false, arguments: ["--Portal:Api:MaxBodyBytes", "2000000", "--Portal:Api:MaxUnpackedBytes", "8000000"]);
        await app.Services.GetRequiredService<Migrator>().ApplyAsync(CancellationToken.None);
        await app.Services.GetRequiredService<SourceStore>().PutAsync(new Source { Code = "hotline", Name = "Hotline (fictional)", Namespace = "h" }, CancellationToken.None);
        await app.Services.GetRequiredService<ProviderStore>().PutAsync([new Provider { Code = "p-1", Name = "Tern (fictional)" }], CancellationToken.None);
        token = await KeyAsync();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("text/csv", null)]
    [InlineData("text/csv; charset=utf-8", "gzip")]
    [InlineData("application/x-ndjson", null)]
    [InlineData("application/x-ndjson", "br")]
    public async Task Post_EitherFormatAnyPacking_StoresOnceAndReports(string type, string? encoding)
    {
        var text = type.StartsWith("text/csv", StringComparison.Ordinal)
            ? Header + Issued + Gone
            : """
              {"event_id":"e1","notice_ref":"n-1","item_ref":"i-1","type":"issued","occurred_at":"2024-02-03T04:00:00Z","provider":"p-1","issuer_country":"XA","host_country":"XB","category":"csam-known"}
              {"event_id":"e2","notice_ref":"n-1","item_ref":"i-1","type":"gone","occurred_at":"2024-02-03T10:00:00Z"}
              """;

        var first = await PostAsync(text, type, encoding);
        var again = await PostAsync(text, type, encoding);

        Assert.Equal((HttpStatusCode.OK, 2, 0, 0), first.Summary);
        Assert.Equal((HttpStatusCode.OK, 0, 2, 0), again.Summary);
        Assert.NotNull(Assert.Single(await ItemsAsync()).State.RemovedAt);
    }

    [Fact]
    public async Task Post_RefusedValue_StoresNothingAndNeverRepeatsIt()
    {
        var refused = await PostAsync(Header + Issued + Gone.Replace("i-1", Forbidden, StringComparison.Ordinal));
        var partial = await PostAsync(Header + Issued + Gone.Replace("i-1", Forbidden, StringComparison.Ordinal), query: "?partial=true");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, 0, 0, 1), refused.Summary);
        Assert.Equal(("application/problem+json", "rows-refused"), (refused.MediaType, refused.Problem));
        var problem = Assert.Single(refused.Json.GetProperty("problems").EnumerateArray());
        Assert.Equal((3, "item_ref", "url"), (problem.GetProperty("row").GetInt32(), problem.GetProperty("column").GetString(), problem.GetProperty("rule").GetString()));
        Assert.Equal((HttpStatusCode.OK, 1, 0, 1), partial.Summary);
        Assert.All([refused.Text, partial.Text], text => Assert.DoesNotContain("0815", text, StringComparison.Ordinal));
        Assert.All(
            Directory.EnumerateFiles(app.Folder),
            file => Assert.DoesNotContain("0815", Encoding.Latin1.GetString(ReadShared(file)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_SameNameSameBody_GetsTheSameAnswer()
    {
        var first = await PostAsync(Header + Issued, name: "batch 7");
        var again = await PostAsync(Header + Issued, name: "batch 7");
        var other = await PostAsync(Header + Issued + Gone, name: "batch 7");
        var unnamed = await PostAsync(Header + Issued + Gone, name: "batch 8");

        Assert.Equal((HttpStatusCode.OK, 1, 0, 0), first.Summary);
        Assert.Equal(first.Text, again.Text);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency-key-reused"), (other.Status, other.Problem));
        Assert.Equal((HttpStatusCode.OK, 1, 1, 0), unnamed.Summary);
    }

    [Fact]
    public async Task Post_WithoutARightKey_IsTurnedAwayWithItsReason()
    {
        var store = app.Services.GetRequiredService<ApiKeyStore>();
        var (revoked, revokedToken) = await store.AddAsync(new ApiKeyRequest("k", "hotline", null, Duration.FromDays(1), 60), "operator", CancellationToken.None);
        await store.RevokeAsync(revoked.Prefix, "operator", CancellationToken.None);
        var (_, expired) = await store.AddAsync(new ApiKeyRequest("k", "hotline", null, Duration.FromDays(-1), 60), "operator", CancellationToken.None);
        var (_, reader) = await store.AddAsync(new ApiKeyRequest("k", null, new Scope.All(), Duration.FromDays(1), 60), "operator", CancellationToken.None);

        (string? Token, HttpStatusCode Status, string Problem)[] cases =
        [
            (null, HttpStatusCode.Unauthorized, "key-missing"),
            ("rtr_aaaaaaaa_" + new string('A', 43), HttpStatusCode.Unauthorized, "key-unknown"),
            (token[..^1] + (token[^1] == 'A' ? 'B' : 'A'), HttpStatusCode.Unauthorized, "key-unknown"),
            (revokedToken, HttpStatusCode.Unauthorized, "key-revoked"),
            (expired, HttpStatusCode.Unauthorized, "key-expired"),
            (reader, HttpStatusCode.Forbidden, "key-may-not-send"),
        ];
        foreach (var (key, status, problem) in cases)
        {
            var answer = await PostAsync(Header + Issued, key: key, withKey: key is not null);

            Assert.Equal((status, problem, "application/problem+json"), (answer.Status, answer.Problem, answer.MediaType));
        }

        Assert.Empty(await ItemsAsync());
    }

    [Fact]
    public async Task Post_OverTheRate_SaysWhenToComeAgain()
    {
        var slow = await KeyAsync(rate: 2);

        await PostAsync(Header + Issued, key: slow);
        await PostAsync(Header + Issued, key: slow);
        var third = await PostAsync(Header + Issued, key: slow);

        Assert.Equal((HttpStatusCode.TooManyRequests, "over-rate"), (third.Status, third.Problem));
        Assert.InRange(third.RetryAfterSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Header + Issued)).Status);
    }

    [Fact]
    public async Task Post_WhatCannotBeRead_IsNamed()
    {
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "unknown-format"), (await PostAsync("{}", "application/json")).Named);
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "unknown-encoding"), (await PostAsync(Header, encoding: "zstd")).Named);
        Assert.Equal((HttpStatusCode.BadRequest, "bad-parameter"), (await PostAsync(Header, query: "?partial=perhaps")).Named);
        Assert.Equal((HttpStatusCode.BadRequest, "bad-idempotency-key"), (await PostAsync(Header, name: new string('n', 300))).Named);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "rows-refused"), (await PostAsync("nonsense\n")).Named);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "rows-refused"), (await PostAsync("")).Named);
    }

    [Fact]
    public async Task Post_TooLargePackedOrUnpacked_IsRefusedAndStoresNothing()
    {
        var bomb = Header + Issued + string.Concat(Enumerable.Repeat(new string('\n', 1_000_000), 20));

        var packed = await PostAsync(Header + Issued + new string('\n', 3_000_000));
        var unpacked = await PostAsync(bomb, encoding: "gzip");

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-large"), packed.Named);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-large"), unpacked.Named);
        Assert.Empty(await ItemsAsync());
    }

    [Fact]
    public async Task Post_TwoSendersAtOnce_BothAreStored()
    {
        string Rows(string sender) => Header + string.Concat(Enumerable.Range(0, 4000).Select(at =>
            $"{sender}-{at},n-{sender}-{at / 4},i-{at % 4},issued,2024-02-03T04:00:00Z,p-1,XA,XB,csam-known,hotline_notice\n"));

        var answers = await Task.WhenAll(PostAsync(Rows("a")), PostAsync(Rows("b")), PostAsync(Rows("a")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal((8000, 4000), (answers.Sum(answer => answer.Summary.Accepted), answers.Sum(answer => answer.Summary.Duplicates)));
        Assert.Equal(8000, (await ItemsAsync()).Count);
    }

    [Fact]
    public async Task Post_CutOffInTheMiddle_StoresNothing()
    {
        using var request = Request(new StreamContent(new FailingStream(Encoding.UTF8.GetBytes(Header + Issued + Gone))), "text/csv", null, "", null, token);
        request.Headers.TransferEncodingChunked = true;

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => app.Client.SendAsync(request));
        var after = await PostAsync(Header + Issued + Gone);

        Assert.Equal((HttpStatusCode.OK, 2, 0, 0), after.Summary);
    }

    [Fact]
    public async Task Description_IsServedAndNamesTheAddress()
    {
        using var document = JsonDocument.Parse(await app.Client.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken));

        Assert.True(document.RootElement.GetProperty("paths").TryGetProperty("/api/v1/events", out _));
    }

    private async Task<string> KeyAsync(int rate = 1000) =>
        (await app.Services.GetRequiredService<ApiKeyStore>().AddAsync(new ApiKeyRequest("test", "hotline", null, Duration.FromDays(1), rate), "operator", CancellationToken.None)).Token;

    private async Task<IReadOnlyList<StoredItem>> ItemsAsync() =>
        await StoredItems.AllAsync(app.Services.GetRequiredService<Database>());

    private async Task<ApiReply> PostAsync(
        string text, string type = "text/csv", string? encoding = null, string query = "", string? name = null, string? key = null, bool withKey = true)
    {
        using var request = Request(new ByteArrayContent(Packed(Encoding.UTF8.GetBytes(text), encoding)), type, encoding, query, name, withKey ? key ?? token : null);
        using var response = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await ApiReply.ReadAsync(response);
    }

    private static HttpRequestMessage Request(HttpContent content, string type, string? encoding, string query, string? name, string? key)
    {
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/events" + query, UriKind.Relative)) { Content = content };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        if (name is not null)
        {
            request.Headers.Add("Idempotency-Key", name);
        }

        return request;
    }

    private static byte[] Packed(byte[] bytes, string? encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new BufferedStream(packed),
        })
        {
            packer.Write(bytes);
            packer.Flush();
            if (encoding is null or "zstd")
            {
                return packed.ToArray();
            }
        }

        return packed.ToArray();
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>Gives its bytes and then fails, as a sender whose line is cut.</summary>
    private sealed class FailingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : throw new IOException("cut");
        }
    }
}
