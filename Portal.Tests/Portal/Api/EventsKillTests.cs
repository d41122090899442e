using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Api;

/// <summary>A server that is killed in the middle: what was answered stays answered, and nothing counts twice.</summary>
public sealed class EventsKillTests
{
    private const int Rows = 6000;

    [Fact]
    public async Task Post_ServerKilledAtAnyMoment_TheSameRequestGetsTheOneAnswer()
    {
        using var shell = new PortalProcess();
        Assert.Equal(0, (await shell.RunAsync("source", "add", "--code", "hotline", "--namespace", "hotline", "--db", shell.Database)).ExitCode);
        Assert.Equal(0, (await shell.RunAsync("provider", "add", "--file", shell.Write("providers.csv", "code,name\np-1,Tern (fictional)\n"), "--db", shell.Database)).ExitCode);
        var key = await shell.RunAsync("key", "add", "--name", "hotline", "--source", "hotline", "--rate", "1000", "--json", "--db", shell.Database);
        var token = JsonDocument.Parse(key.Output).RootElement.GetProperty("token").GetString()!;

        var server = await PortalServer.StartAsync(shell.Database);
        try
        {
            // While it writes, and about when it commits
            foreach (var wait in (int[])[300, 1000])
            {
                var sending = PostAsync(server.Client, token, wait);
                await Task.WhenAny(sending, Task.Delay(wait));
                await server.KillAsync();
                var first = await Outcome(sending);
                server.Dispose();
                server = await PortalServer.StartAsync(shell.Database);

                var second = await PostAsync(server.Client, token, wait);
                var third = await PostAsync(server.Client, token, wait);

                // Had the events been kept without their answer, they would now all be duplicates
                Assert.Equal((HttpStatusCode.OK, Rows, 0, 0), second.Summary);
                Assert.Equal(second.Text, third.Text);
                Assert.True(first is null || first.Text == second.Text);
            }

            Assert.Equal((HttpStatusCode.OK, 0, Rows, 0), (await PostAsync(server.Client, token, 300, "another name")).Summary);
        }
        finally
        {
            server.Dispose();
        }
    }

    private static async Task<ApiReply?> Outcome(Task<ApiReply> sending)
    {
        try
        {
            return await sending;
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            return null;
        }
    }

    private static async Task<ApiReply> PostAsync(HttpClient client, string token, int batch, string? name = null)
    {
        var text = new StringBuilder("event_id,notice_ref,item_ref,type,occurred_at,provider,issuer_country,host_country,category,notice_type\n");
        for (var at = 0; at < Rows; at++)
        {
            text.Append(FormattableString.Invariant($"e{batch}-{at},n{batch}-{at / 4},i{at % 4},issued,2024-02-03T04:00:00Z,p-1,XA,XB,csam-known,hotline_notice\n"));
        }

        using var content = new StringContent(text.ToString(), Encoding.UTF8, "text/csv");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/events", UriKind.Relative)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", name ?? FormattableString.Invariant($"batch {batch}"));
        using var response = await client.SendAsync(request);
        return await ApiReply.ReadAsync(response);
    }
}
