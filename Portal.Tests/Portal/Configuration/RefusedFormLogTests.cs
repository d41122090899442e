using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Configuration;

/// <summary>A form that its sender has to mend is no failure of the program, and its log says nothing of it.</summary>
public sealed class RefusedFormLogTests
{
    private static readonly string[] Unread = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=none"];

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    public async Task Log_OfAFormThatCouldNotBeRead_HoldsNoFailure(string path)
    {
        await using var app = await PortalApp.StartAsync();
        using var lines = new Lines();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(lines);

        foreach (var type in Unread)
        {
            using var content = new StringContent("account=auditor");
            content.Headers.Remove("Content-Type");
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var response = await app.Client.PostAsync(path, content);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }

        Assert.Empty(lines.Written);
    }

    [Fact]
    public async Task Log_OfACookieFromAnotherInstallation_HoldsNoFailure()
    {
        await using var app = await PortalApp.StartAsync();
        using var page = await app.Client.GetAsync("/sign-in");
        using var lines = new Lines();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(lines);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0][..^6] + "AAAAAA"));

        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = app.Address };
        using var again = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Empty(lines.Written);
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        internal ConcurrentQueue<string> Written { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Written.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
