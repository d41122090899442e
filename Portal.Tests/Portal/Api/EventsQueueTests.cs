using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Api;

/// <summary>More senders at once than may wait: the surplus is told when to come again, and nothing of the others is lost.</summary>
public sealed class EventsQueueTests
{
    private const int Waiting = 2;
    private const int Senders = 12;

    [Fact]
    public async Task Post_MoreAtOnceThanMayWait_TheSurplusIsToldToComeLater()
    {
        await using var app = await PortalApp.StartAsync(demo: false, arguments: ["--Portal:Api:MaxWaiting", "2"]);
        await app.Services.GetRequiredService<Migrator>().ApplyAsync(CancellationToken.None);
        await app.Services.GetRequiredService<SourceStore>().PutAsync(new Source { Code = "hotline", Name = "Hotline (fictional)", Namespace = "h" }, CancellationToken.None);
        await app.Services.GetRequiredService<ProviderStore>().PutAsync([new Provider { Code = "p-1", Name = "Tern (fictional)" }], CancellationToken.None);
        var (_, token) = await app.Services.GetRequiredService<ApiKeyStore>().AddAsync(
            new ApiKeyRequest("test", "hotline", null, Duration.FromDays(1), 1000), "operator", CancellationToken.None);
        var release = new TaskCompletionSource();

        var sending = Enumerable.Range(0, Senders).Select(sender => PostAsync(app.Client, token, sender, release.Task)).ToList();
        var surplus = new List<ApiReply>();
        while (surplus.Count < Senders - Waiting - 1)
        {
            var done = await Task.WhenAny(sending);
            sending.Remove(done);
            surplus.Add(await done);
        }

        release.SetResult();
        var taken = await Task.WhenAll(sending);

        Assert.All(surplus, answer => Assert.Equal((HttpStatusCode.TooManyRequests, "queue-full"), answer.Named));
        Assert.All(surplus, answer => Assert.InRange(answer.RetryAfterSeconds, 1, 60));
        Assert.All(taken, answer => Assert.Equal((HttpStatusCode.OK, 1, 0, 0), answer.Summary));
        Assert.Equal(Waiting + 1, (await StoredItems.AllAsync(app.Services.GetRequiredService<Database>())).Count);
    }

    private static async Task<ApiReply> PostAsync(HttpClient client, string token, int sender, Task release)
    {
        using var content = new SlowContent(sender, release);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/events", UriKind.Relative)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

        // Else the client would first send the body to its end and only then look at the answer
        request.Headers.ExpectContinue = true;
        using var response = await client.SendAsync(request);
        return await ApiReply.ReadAsync(response);
    }

    /// <summary>Sends its header line at once and its event when released.</summary>
    private sealed class SlowContent : HttpContent
    {
        private readonly int sender;
        private readonly Task release;

        internal SlowContent(int sender, Task release)
        {
            (this.sender, this.release) = (sender, release);
            Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes("event_id,notice_ref,item_ref,type,occurred_at,provider,issuer_country,host_country,category,notice_type\n"));
            await stream.FlushAsync();
            await release;
            await stream.WriteAsync(Encoding.UTF8.GetBytes(FormattableString.Invariant($"e{sender},n{sender},i,issued,2024-02-03T04:00:00Z,p-1,XA,XB,csam-known,hotline_notice\n")));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
