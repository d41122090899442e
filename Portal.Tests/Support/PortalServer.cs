using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.Support;

/// <summary><c>portal serve</c> as a process of its own, for tests that kill it.</summary>
internal sealed class PortalServer : IDisposable
{
    private readonly Process process;

    private PortalServer(Process process, Uri address)
    {
        this.process = process;
        Client = new HttpClient { BaseAddress = address };
    }

    internal HttpClient Client { get; }

    internal static async Task<PortalServer> StartAsync(string database)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        var start = new ProcessStartInfo("dotnet", ["exec", PortalProcess.Program, "serve", "--no-demo", "--urls", address, "--db", database])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Portal__Reminders"] = "false";
        var server = new PortalServer(Process.Start(start)!, new Uri(address));
        server.process.OutputDataReceived += (_, _) => { };
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        await server.WaitAsync();
        return server;
    }

    /// <summary>As kill -9 does.</summary>
    internal async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit(5_000);
        }

        process.Dispose();
    }

    private async Task WaitAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var answer = await Client.GetAsync(new Uri("/api/openapi.json", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (attempt < 600 && !process.HasExited)
            {
                // Not listening yet
            }

            await Task.Delay(100);
        }
    }
}
