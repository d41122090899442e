using System.CommandLine;
using System.Diagnostics;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Imports;
using Portal.Data.Seeding;

namespace Portal.Commands;

internal static class GenerateCommand
{
    internal static Command Create()
    {
        var items = new Option<long?>("--items") { Description = "Items of first notices; the profile's own number where not given." };
        var seed = new Option<ulong>("--seed") { Description = "Equal seeds give equal bytes.", DefaultValueFactory = _ => 20260101 };
        var profile = new Option<string>("--profile") { Description = "demo, full, clean, dirty, tiny, ci or ingest.", DefaultValueFactory = _ => "demo" };
        profile.AcceptOnlyFromAmong([.. GeneratorProfile.All.Select(one => one.Name)]);
        var output = new Option<string>("--out") { Description = "Folder for events, providers.csv, manifest.json and truth.json.", Required = true };
        var format = new Option<string>("--format") { Description = "events-csv or events-ndjson.", DefaultValueFactory = _ => "events-csv" };
        format.AcceptOnlyFromAmong("events-csv", "events-ndjson");
        var start = new Option<string>("--start") { Description = "First of the 1,096 days, a Monday.", DefaultValueFactory = _ => "2023-01-02" };
        var realCountries = new Option<bool>("--real-countries") { Description = "Real country codes, for tests of the rule catalogue." };
        var threads = new Option<int>("--threads") { Description = "Changes the speed, never the bytes.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var brotli = new Option<bool>("--brotli") { Description = "Packs the events file as .br." };
        var json = new Option<bool>("--json") { Description = "Prints the manifest." };
        var command = new Command("generate", "Makes synthetic events with their manifest and truth file. Nothing in them has happened.")
        {
            items, seed, profile, output, format, start, realCountries, threads, brotli, json,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var chosen = GeneratorProfile.All.Single(one => one.Name == parsed.GetValue(profile));
            var first = LocalDatePattern.Iso.Parse(parsed.GetValue(start)!);
            if (!first.Success || first.Value.DayOfWeek != IsoDayOfWeek.Monday || parsed.GetValue(items) is <= 0 || parsed.GetValue(threads) < 1)
            {
                CommandOutput.Error.WriteLine("--start must be a Monday such as 2023-01-02, --items and --threads more than 0.");
                return Task.FromResult(ExitCodes.WrongUsage);
            }

            var options = new GeneratorOptions
            {
                Profile = chosen,
                Items = parsed.GetValue(items) ?? chosen.Items,
                Seed = parsed.GetValue(seed),
                Start = first.Value,
                Format = parsed.GetValue(format) == "events-ndjson" ? EventFormat.Ndjson : EventFormat.Csv,
                HasRealCountries = parsed.GetValue(realCountries),
                Threads = parsed.GetValue(threads),
            };
            return Task.FromResult(Run(options, parsed.GetValue(output)!, parsed.GetValue(brotli), parsed.GetValue(json), cancellation));
        });
        return command;
    }

    private static int Run(GeneratorOptions options, string folder, bool isBrotli, bool isJson, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var percent = -1;
        var progress = Console.IsErrorRedirected ? null : new ErrorProgress(share =>
        {
            if ((int)(share * 100) > percent)
            {
                percent = (int)(share * 100);
                CommandOutput.Error.Write($"\rgenerating {percent} %");
            }
        });
        var result = GeneratorFiles.Write(new Generator(options), folder, isBrotli, progress, cancellation);
        CommandOutput.Error.WriteLine($"{(progress is null ? "" : "\r")}{result.Events:N0} events in {watch.Elapsed.TotalSeconds:N1} s, {result.Events / watch.Elapsed.TotalSeconds:N0} a second");
        if (isJson)
        {
            CommandOutput.WriteJson(result);
        }
        else
        {
            CommandOutput.Out.WriteLine($"{Path.Combine(folder, result.EventsFile)}: {result.Events} events of {result.Items} items, synthetic, import with --source {result.Source}");
        }

        return ExitCodes.Done;
    }

    private sealed class ErrorProgress(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
