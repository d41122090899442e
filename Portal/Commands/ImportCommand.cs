using System.CommandLine;
using NodaTime;
using Portal.Data.Imports;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Storage;

namespace Portal.Commands;

/// <summary>Streams files of events into the database, each as a whole or not at all.</summary>
internal static class ImportCommand
{
    internal static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Files, also .gz or .br; - reads standard input.", Arity = ArgumentArity.OneOrMore };
        var source = new Option<string>("--source") { Description = "Code of the source that sends.", Required = true };
        var format = new Option<string?>("--format") { Description = "events-csv or events-ndjson; by the file's name where not given." };
        format.AcceptOnlyFromAmong("events-csv", "events-ndjson");
        var partial = new Option<bool>("--partial") { Description = "Keeps the good rows of a file with bad ones." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Does everything and takes it back." };
        var database = CommandDatabase.CreateOption();
        var json = new Option<bool>("--json") { Description = "Prints the report as JSON." };
        var command = new Command("import", "Imports events: the whole file or nothing.") { files, source, format, partial, dryRun, database, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var request = new ImportArguments(
                parsed.GetValue(files)!, parsed.GetValue(source)!, parsed.GetValue(format), parsed.GetValue(partial), parsed.GetValue(dryRun));
            if (request.Complaint() is { } complaint)
            {
                await CommandOutput.Error.WriteLineAsync(complaint);
                return ExitCodes.WrongUsage;
            }

            await using var opened = await CommandDatabase.OpenAsync(parsed.GetValue(database)!, cancellation);
            return await RunAsync(opened, request, parsed.GetValue(json), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(Database database, ImportArguments arguments, bool isJson, CancellationToken cancellation)
    {
        var source = (await new SourceStore(database).AllAsync(cancellation)).SingleOrDefault(one => one.Code == arguments.Source);
        if (source is null)
        {
            await CommandOutput.Error.WriteLineAsync("No such source. portal source list shows those that may send.");
            return ExitCodes.WrongUsage;
        }

        var hasher = await CommandDatabase.HasherAsync(database, cancellation);
        var fold = new NoticeFold(new StatedDeadline(catalogue: null).Of, Duration.FromSeconds(source.ToleranceSeconds));
        var importer = new Importer(new NoticeStore(database, hasher), new ProviderStore(database), fold, SystemClock.Instance);
        var reports = new List<ImportReport>();
        foreach (var file in arguments.Files)
        {
            var request = new ImportRequest { Source = source, Format = arguments.FormatOf(file), IsPartial = arguments.IsPartial, IsDryRun = arguments.IsDryRun };
            await using var stream = file == "-" ? Console.OpenStandardInput() : InputCompression.Open(File.OpenRead(file), file);
            reports.Add(await importer.ImportAsync(stream, request, Progress(), cancellation));
        }

        ImportOutput.Write(arguments.Files, reports, isJson);
        return reports.Any(report => report.Rejected > 0) ? ExitCodes.Finding : ExitCodes.Done;
    }

    private static Progress<long>? Progress() =>
        Console.IsErrorRedirected ? null : new Progress<long>(rows => CommandOutput.Error.Write($"\r{rows:N0} rows "));
}
