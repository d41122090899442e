using System.CommandLine;
using System.Globalization;
using System.Net;

namespace Portal.Commands;

/// <summary>
/// How many requests a second a public table is answered with, beside nginx serving a file of the same bytes under the same load, in turn on
/// the same machine; and how long an answer takes that nobody asked for before.
/// </summary>
internal static class BenchServe
{
    private const double Aim = 0.8;
    private const int Rounds = 3;

    internal static Command Create()
    {
        var seconds = new Option<int>("--seconds") { Description = "Length of each of three rounds a server, 1 to 60.", DefaultValueFactory = _ => 4 };
        var connections = new Option<int>("--connections") { Description = "Connections at once, 1 to 256.", DefaultValueFactory = _ => 32 };
        var cuts = new Option<int>("--cuts") { Description = "Cuts of a table of 1.8 million cells; 0 leaves them out.", DefaultValueFactory = _ => 2000 };
        var database = new Option<string?>("--db") { Description = "Serves what this database has published; a fresh demonstration where not given." };
        var command = new Command("serve", "Requests a second for a public table, beside nginx with a file of the same bytes; cuts of a large table.") { seconds, connections, cuts, database };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(seconds) is < 1 or > 60 || parsed.GetValue(connections) is < 1 or > 256 || parsed.GetValue(cuts) < 0)
            {
                await CommandOutput.Error.WriteLineAsync("--seconds 1 to 60, --connections 1 to 256, --cuts 0 or more.");
                return ExitCodes.WrongUsage;
            }

            var folder = Directory.CreateTempSubdirectory("portal-bench-serve-").FullName;
            try
            {
                await RunAsync(folder, parsed.GetValue(database), parsed.GetValue(seconds), parsed.GetValue(connections), parsed.GetValue(cuts), cancellation);
                return ExitCodes.Done;
            }
            catch (InvalidOperationException failed)
            {
                await CommandOutput.Error.WriteLineAsync(failed.Message);
                return ExitCodes.Finding;
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        });
        return command;
    }

    private static async Task RunAsync(string folder, string? database, int seconds, int connections, int cuts, CancellationToken cancellation)
    {
        var load = BenchMachine.Load();
        var cutTimes = cuts == 0 ? null : BenchCuts.Run(cuts);
        using var portal = await BenchServer.PortalAsync(folder, database, cancellation);
        var (path, bytes) = await LargestCsvAsync(portal.Port, cancellation);
        var name = Path.GetFileName(path);
        Directory.CreateDirectory(Path.Combine(folder, "www"));
        await File.WriteAllBytesAsync(Path.Combine(folder, "www", name), bytes, cancellation);
        using var nginx = await BenchServer.NginxAsync(folder, cancellation);

        var (ours, theirs) = (new List<double>(), new List<double>());
        var (ourCost, theirCost) = (new List<double?>(), new List<double?>());
        for (var round = 0; round < Rounds; round++)
        {
            var (rate, cost) = await RateAsync("portal", portal, path, bytes.Length, seconds, connections);
            ours.Add(rate);
            ourCost.Add(cost);
            if (nginx is not null)
            {
                (rate, cost) = await RateAsync("nginx", nginx, "/" + name, bytes.Length, seconds, connections);
                theirs.Add(rate);
                theirCost.Add(cost);
            }
        }

        double? ratio = nginx is null ? null : Math.Round(Median(ours) / Median(theirs), 3);
        if (nginx is null)
        {
            await CommandOutput.Error.WriteLineAsync("nginx is missing, so there is nothing to compare with: apt-get install nginx-light");
        }

        CommandOutput.WriteJson(new
        {
            Table = path,
            Bytes = bytes.Length,
            Connections = connections,
            PortalPerSecond = Median(ours),
            NginxPerSecond = nginx is null ? (double?)null : Median(theirs),
            Ratio = ratio,
            Aim,
            IsReached = ratio is null ? (bool?)null : ratio >= Aim,
            PortalProcessorMicrosEach = ourCost.Order().ElementAtOrDefault(Rounds / 2),
            NginxProcessorMicrosEach = theirCost.Order().ElementAtOrDefault(Rounds / 2),
            PortalRounds = ours,
            NginxRounds = theirs,
            Cuts = cutTimes,
            LoadAtStart = load,
            LoadAtEnd = BenchMachine.Load(),
            Processors = Environment.ProcessorCount,
        });
    }

    private static async Task<(double Rate, double? ProcessorMicros)> RateAsync(string name, BenchServer server, string path, int length, int seconds, int connections)
    {
        LoadGenerator.Run(server.Port, path, length, connections, TimeSpan.FromSeconds(1));
        var before = server.ProcessorSeconds();
        var rate = Math.Round(LoadGenerator.Run(server.Port, path, length, connections, TimeSpan.FromSeconds(seconds)));
        var micros = server.ProcessorSeconds() - before is { } used ? Math.Round(used * 1e6 / (rate * seconds), 1) : (double?)null;
        await CommandOutput.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name}: {rate:#,0} requests a second, {micros} µs of processor time each"));
        return (rate, micros);
    }

    private static async Task<(string Path, byte[] Bytes)> LargestCsvAsync(int port, CancellationToken cancellation)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
        using var catalogue = System.Text.Json.JsonDocument.Parse(await client.GetStringAsync(PortalUrls.DataCatalogue, cancellation));
        (string Path, byte[] Bytes) largest = ("", []);
        foreach (var table in catalogue.RootElement.GetProperty("dcat:dataset").EnumerateArray())
        {
            var path = PortalUrls.TableFile(table.GetProperty("dct:identifier").GetString()!, ".csv");
            var bytes = await client.GetByteArrayAsync(path, cancellation);
            largest = bytes.Length > largest.Bytes.Length ? (path, bytes) : largest;
        }

        return largest.Bytes.Length > 0 ? largest : throw new InvalidOperationException("This database has published no table.");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
