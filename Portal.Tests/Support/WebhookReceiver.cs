using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Support;

/// <summary>A real receiver of webhooks on loopback that gives the answers that it is told, one after the other, the last for ever.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Queue<(int Status, string? Header, string? Value)> _answers;

    private WebhookReceiver(WebApplication app, IEnumerable<(int, string?, string?)> answers)
    {
        _app = app;
        _answers = new Queue<(int, string?, string?)>(answers);
    }

    internal string Address { get; private set; } = "";

    /// <summary>What came: signature, delivery id and body.</summary>
    internal ConcurrentQueue<(string Signature, string Delivery, string Body)> Requests { get; } = [];

    /// <summary>Paths that were asked for.</summary>
    internal ConcurrentQueue<string> Paths { get; } = [];

    internal static Task<WebhookReceiver> StartAsync(params int[] statuses) => StartAsync([.. statuses.Select(status => (status, (string?)null, (string?)null))]);

    internal static async Task<WebhookReceiver> StartAsync(params (int Status, string? Header, string? Value)[] answers)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(builder.Build(), answers);
        receiver._app.Run(receiver.AnswerAsync);
        await receiver._app.StartAsync();
        receiver.Address = receiver._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/hook";
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        Requests.Enqueue((context.Request.Headers["Portal-Signature"].ToString(), context.Request.Headers["Portal-Delivery"].ToString(), await reader.ReadToEndAsync()));
        Paths.Enqueue(context.Request.Path);
        (int Status, string? Header, string? Value) answer;
        lock (_answers)
        {
            answer = _answers.Count > 1 ? _answers.Dequeue() : _answers.Peek();
        }

        context.Response.StatusCode = answer.Status;
        if (answer.Header is not null)
        {
            context.Response.Headers[answer.Header] = answer.Value;
        }

        await context.Response.WriteAsync(answer.Status.ToString(CultureInfo.InvariantCulture));
    }
}
