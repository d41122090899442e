using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Portal.Commands;

/// <summary>A server on a loopback port, a process of its own that ends with this one's use of it.</summary>
internal sealed class BenchServer : IDisposable
{
    private static readonly string[] NginxPlaces = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"];
    private readonly Process process;

    private BenchServer(Process process, int port) => (this.process, Port) = (process, port);

    internal int Port { get; }

    /// <summary>This program's site.</summary>
    internal static async Task<BenchServer> PortalAsync(string folder, string? database, CancellationToken cancellation)
    {
        var port = FreePort();
        var program = Environment.ProcessPath!;
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet" ? ["exec", typeof(BenchServer).Assembly.Location] : [];
        string[] arguments = ["serve", "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"), "--db", database ?? Path.Combine(folder, "portal.db")];
        var start = new ProcessStartInfo(program, [.. self, .. arguments]);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Portal__Reminders"] = "false";
        return await StartAsync(start, port, PortalUrls.DataCatalogue, TimeSpan.FromMinutes(3), cancellation);
    }

    /// <summary>nginx with a file folder and nothing else; null where it is not installed.</summary>
    internal static async Task<BenchServer?> NginxAsync(string folder, CancellationToken cancellation)
    {
        if (Array.Find(NginxPlaces, File.Exists) is not { } nginx)
        {
            return null;
        }

        var port = FreePort();
        var file = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(file, Configuration(folder, port), cancellation);

        // Its own rights: started by root it would open files as root before it steps down
        var isRoot = Environment.UserName == "root" && File.Exists("/usr/bin/setpriv");
        if (isRoot && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);
        }

        var start = isRoot
            ? new ProcessStartInfo("/usr/bin/setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", nginx, "-c", file, "-e", Path.Combine(folder, "nginx.log")])
            : new ProcessStartInfo(nginx, ["-c", file, "-e", Path.Combine(folder, "nginx.log")]);
        return await StartAsync(start, port, "/", TimeSpan.FromSeconds(20), cancellation);
    }

    /// <summary>Processor time of the server and its workers so far, in seconds; it does not depend on what else the machine does. Null off Linux.</summary>
    internal double? ProcessorSeconds()
    {
        if (!Directory.Exists("/proc/self"))
        {
            return null;
        }

        var ticks = 0L;
        foreach (var file in Directory.EnumerateDirectories("/proc").Where(name => char.IsAsciiDigit(Path.GetFileName(name)[0])).Select(name => Path.Combine(name, "stat")))
        {
            try
            {
                // After the name: state, parent, ..., user ticks 14th and system ticks 15th of the line, a hundred a second
                var text = File.ReadAllText(file);
                var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
                if (text.StartsWith(process.Id.ToString(CultureInfo.InvariantCulture) + " ", StringComparison.Ordinal) || fields[1] == process.Id.ToString(CultureInfo.InvariantCulture))
                {
                    ticks += long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
                }
            }
            catch (IOException)
            {
                // It ended meanwhile
            }
        }

        return ticks / 100.0;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(5_000);
        }

        process.Dispose();
    }

    private static string Configuration(string folder, int port) => string.Create(CultureInfo.InvariantCulture, $$"""
        daemon off;
        worker_processes auto;
        pid {{folder}}/nginx.pid;
        events { worker_connections 1024; }
        http {
          types { text/csv csv; }
          access_log off;
          sendfile on;
          tcp_nopush on;
          keepalive_requests 100000000;
          open_file_cache max=100;
          client_body_temp_path {{folder}}/body;
          proxy_temp_path {{folder}}/proxy;
          fastcgi_temp_path {{folder}}/fastcgi;
          uwsgi_temp_path {{folder}}/uwsgi;
          scgi_temp_path {{folder}}/scgi;
          server { listen 127.0.0.1:{{port}}; root {{folder}}/www; }
        }
        """);

    private static async Task<BenchServer> StartAsync(ProcessStartInfo start, int port, string path, TimeSpan patience, CancellationToken cancellation)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        var server = new BenchServer(Process.Start(start)!, port);
        server.process.BeginOutputReadLine();
        var said = "";
        server.process.ErrorDataReceived += (_, line) => said = line.Data is { Length: > 0 } text ? text : said;
        server.process.BeginErrorReadLine();
        using var client = new HttpClient();
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{path}")), cancellation);
                return server;
            }
            catch (HttpRequestException) when (Stopwatch.GetElapsedTime(started) < patience && !server.process.HasExited)
            {
                await Task.Delay(100, cancellation);
            }
            catch (HttpRequestException refused)
            {
                server.Dispose();
                throw new InvalidOperationException($"{Path.GetFileName(start.FileName)} did not start: {said}", refused);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
