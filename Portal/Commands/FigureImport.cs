using Portal.Configuration;
using Portal.Data.Figures;
using Portal.Data.Imports;
using Portal.Data.Seeding;
using Portal.Data.Storage;

namespace Portal.Commands;

/// <summary>The branch of <c>import</c> that loads published tables.</summary>
internal static class FigureImport
{
    internal const string Format = "figures-csv";

    /// <summary>Imports one table and prints its report.</summary>
    internal static async Task<int> RunAsync(Database database, ImportArguments arguments, CancellationToken cancellation)
    {
        var importer = await FigureImporter.OpenAsync(database, cancellation);
        if (importer is null)
        {
            // A database that never served has no mappings yet.
            await new FigureSeeder(database).LoadManifestAsync(Path.Combine(PortalPaths.SeedFolder, "published"), cancellation);
            importer = await FigureImporter.OpenAsync(database, cancellation);
        }

        if (importer is null || importer.Sources.All(known => known.Code != arguments.Source))
        {
            await CommandOutput.Error.WriteLineAsync("unknown-source: no mapping of that code is loaded. The codes stand in seed/published/manifest.json.");
            return ExitCodes.WrongUsage;
        }

        if (arguments.IsPartial || arguments.Files is not [var file])
        {
            await CommandOutput.Error.WriteLineAsync("figures-csv takes one table at a time, whole: no second file and no --partial.");
            return ExitCodes.WrongUsage;
        }

        await using var raw = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
        await using var stream = InputCompression.Open(raw, file);
        var report = await importer.ImportAsync(stream, arguments.Source, arguments.IsDryRun, cancellation);
        CommandOutput.WriteJson(report);
        return report.Problems.Count > 0 ? ExitCodes.Finding : ExitCodes.Done;
    }
}
