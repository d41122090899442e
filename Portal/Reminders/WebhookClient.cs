using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using NodaTime;
using Portal.Data.Reminders;

namespace Portal.Reminders;

/// <summary>
/// Sends webhooks. Follows no redirect, uses no proxy and no cookie, reads no answer beyond its head, and connects only to addresses that it has
/// checked after resolving the name, so that a name can't lead into this installation's own network.
/// </summary>
internal sealed class WebhookClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ReminderOptions options;
    private readonly ReminderKey key;
    private readonly IClock clock;
    private readonly HttpClient client;

    public WebhookClient(ReminderOptions options, ReminderKey key, IClock clock)
    {
        this.options = options;
        this.key = key;
        this.clock = clock;
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = ConnectAsync,
            MaxResponseHeadersLength = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        })
        {
            Timeout = Patience,
        };
    }

    internal async Task<SendOutcome> SendAsync(ClaimedDelivery delivery, CancellationToken cancellation)
    {
        // Checked again: the configuration may be another than when it was entered
        if (WebhookTarget.Read(delivery.Subscription.Asked.Target, options.PrivateHosts) is not { } target)
        {
            return new SendOutcome.Refused("address not allowed");
        }

        var now = clock.GetCurrentInstant();
        var secret = key.WebhookSecret(delivery.Subscription.Handle, delivery.Subscription.SecretVersion);
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new StringContent(delivery.Payload, Encoding.UTF8, "application/json") };
        request.Headers.Add("Portal-Delivery", delivery.Message.Delivery);
        request.Headers.Add("Portal-Signature", WebhookSignature.Sign(secret, now, delivery.Payload));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("RemovalTimeRegister", "1"));
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return Outcome((int)answer.StatusCode, answer.Headers.RetryAfter, now);
        }
        catch (HttpRequestException failure) when (failure.InnerException is AddressRefusedException)
        {
            return new SendOutcome.Refused("address not allowed");
        }
        catch (HttpRequestException failure)
        {
            return new SendOutcome.Later(failure.HttpRequestError == HttpRequestError.SecureConnectionError ? "no encrypted connection" : "not reached");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SendOutcome.Later("no answer in time");
        }
    }

    public void Dispose() => client.Dispose();

    private static SendOutcome Outcome(int status, RetryConditionHeaderValue? after, Instant now)
    {
        var words = string.Create(CultureInfo.InvariantCulture, $"answered {status}");
        Duration? wait = after switch
        {
            { Delta: { } delta } => Duration.FromTimeSpan(delta),
            { Date: { } date } => Instant.FromDateTimeOffset(date) - now,
            _ => null,
        };
        return status switch
        {
            >= 200 and < 300 => new SendOutcome.Sent(words),
            429 or >= 500 => new SendOutcome.Later(words, wait),
            _ => new SendOutcome.Refused(words),
        };
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellation);
        if (!WebhookTarget.MayBePrivate(host, options.PrivateHosts) && !addresses.All(WebhookTarget.IsPublic))
        {
            throw new AddressRefusedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class AddressRefusedException : IOException;
}
