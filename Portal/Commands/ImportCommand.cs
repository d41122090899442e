using System.CommandLine;
using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Imports;
using Portal.Data.Notices;
using Portal.Data.Providers;

namespace Portal.Commands;

/// <summary>Streams files of events or of published figures into the database, each as a whole or not at all.</summary>
internal static class ImportCommand
{
    internal static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Files, also .gz or .br; - reads standard input.", Arity = ArgumentArity.OneOrMore };
        var source = new Option<string>("--source") { Description = "Code of the source that sends.", Required = true };
        var format = new Option<string?>("--format") { Description = "events-csv, events-ndjson or figures-csv; events by the file's name where not given." };
        format.AcceptOnlyFromAmong("events-csv", "events-ndjson", FigureImport.Format);
        var partial = new Option<bool>("--partial") { Description = "Keeps the good rows of a file with bad ones." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Does everything and takes it back." };
        var database = CommandDatabase.CreateOption();
        var json = new Option<bool>("--json") { Description = "Prints the report as JSON." };
        var command = new Command("import", "Imports events or figures: the whole file or nothing.") { files, source, format, partial, dryRun, database, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var arguments = new ImportArguments(
                parsed.GetValue(files)!, parsed.GetValue(source)!, parsed.GetValue(format), parsed.GetValue(partial), parsed.GetValue(dryRun));
            if (arguments.Complaint() is { } complaint)
            {
                await CommandOutput.Error.WriteLineAsync(complaint);
                return ExitCodes.WrongUsage;
            }

            await using var opened = await CommandDatabase.OpenAsync(parsed.GetValue(database), cancellation);
            return arguments.Format == FigureImport.Format
                ? await FigureImport.RunAsync(opened.Database, arguments, cancellation)
                : await RunAsync(opened, arguments, parsed.GetValue(json), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(CommandDatabase opened, ImportArguments arguments, bool isJson, CancellationToken cancellation)
    {
        var sources = await new SourceStore(opened.Database).AllAsync(cancellation);
        var source = sources.SingleOrDefault(one => one.Code == arguments.Source && one.Code != ClaimStore.Source.Code);
        if (source is null)
        {
            await CommandOutput.Error.WriteLineAsync("unknown-source: no source has that code. portal source list shows those that may send, portal source add adds one.");
            return ExitCodes.WrongUsage;
        }

        var rules = await opened.RulesAsync(cancellation);
        var providers = new ProviderStore(opened.Database);
        var fold = CatalogueDeadlines.FoldOf(rules, sources, await providers.AllAsync(cancellation));
        var importer = new Importer(await opened.NoticesAsync(cancellation), providers, fold, SystemClock.Instance);
        var reports = new List<ImportReport>();
        foreach (var file in arguments.Files)
        {
            var request = new ImportRequest
            {
                Source = source,
                Format = arguments.FormatOf(file),
                IsPartial = arguments.IsPartial,
                IsDryRun = arguments.IsDryRun,
                IsRule = rules.Current.Knows,
            };
            await using var stream = file == "-" ? Console.OpenStandardInput() : InputCompression.Open(File.OpenRead(file), file);
            reports.Add(await importer.ImportAsync(stream, request, RateProgress.Create(Path.GetFileName(file), "rows"), cancellation));
        }

        ImportOutput.Write(arguments.Files, reports, isJson);
        return reports.Any(report => report.Rejected > 0) ? ExitCodes.Finding : ExitCodes.Done;
    }
}
