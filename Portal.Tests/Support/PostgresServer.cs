using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Portal.Tests.Support;

/// <summary>
/// A throw-away PostgreSQL of the test run's own: initdb in a temporary folder, a free loopback port, stopped at the end.
/// PORTAL_TEST_POSTGRES names another server instead.
/// </summary>
internal static class PostgresServer
{
    private static readonly Lazy<Task<string>> Started = new(StartAsync);
    private static Process? server;
    private static string? folder;

    /// <summary>A connection string to a server, without a database name.</summary>
    internal static Task<string> ConnectionAsync() => Started.Value;

    internal static async Task<string> CreateDatabaseAsync(string name)
    {
        var connection = await ConnectionAsync();
        await using var source = NpgsqlDataSource.Create(connection + ";Database=postgres;Pooling=false");
        await using var command = source.CreateCommand($"create database {name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'");
        await command.ExecuteNonQueryAsync();
        return $"{connection};Database={name}";
    }

    /// <summary>
    /// Ends the server, if one was started, as a part of the run: a process that takes ten seconds more after its tests is cut off by
    /// the runner as if threads of it were left.
    /// </summary>
    internal static async Task StopAsync()
    {
        Kill();
        await (server?.WaitForExitAsync() ?? Task.CompletedTask);
        if (folder is not null)
        {
            await TestFolders.DeleteAsync(folder);
        }
    }

    private static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES") is { Length: > 0 } given)
        {
            return given.TrimEnd(';');
        }

        var binaries = DebianPackages.Find("postgresql", "/usr/lib/postgresql", "initdb");
        folder = Directory.CreateTempSubdirectory("portal-pg-").FullName;
        var port = FreePort();
        var data = Path.Combine(folder, "data");
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", "postgres", folder);
        }

        await AsServerUserAsync($"{binaries}/initdb -D {data} -U portal --auth=trust -E UTF8 --locale=C --no-sync");
        server = Process.Start(ServerUser(
            $"exec {binaries}/postgres -D {data} -p {port} -h 127.0.0.1 -k {folder} -c fsync=off -c max_connections=200 -c shared_buffers=64MB > {folder}/log 2>&1"))!;

        // Where a run is broken off
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill();
        var connection = $"Host=127.0.0.1;Port={port};Username=portal;Include Error Detail=true;Maximum Pool Size=20";
        await WaitUntilReadyAsync(connection);
        return connection;
    }

    private static async Task WaitUntilReadyAsync(string connection)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var source = NpgsqlDataSource.Create(connection + ";Database=postgres;Pooling=false");
                await using var open = await source.OpenConnectionAsync();
                return;
            }
            catch (NpgsqlException) when (attempt < 150)
            {
                await Task.Delay(100);
            }
        }
    }

    private static ProcessStartInfo ServerUser(string command)
    {
        // initdb and postgres refuse root
        var start = Environment.UserName == "root"
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", "sh", "-c", command])
            : new ProcessStartInfo("sh", ["-c", command]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = "/";
        return start;
    }

    private static async Task AsServerUserAsync(string command)
    {
        using var process = Process.Start(ServerUser(command))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{command}: {await output} {error}");
    }

    private static async Task RunAsync(string file, params string[] arguments)
    {
        using var process = Process.Start(file, arguments);
        await process.WaitForExitAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Kill()
    {
        if (server is { HasExited: false })
        {
            server.Kill(entireProcessTree: true);
        }
    }
}
