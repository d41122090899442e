using System.Security.Cryptography;
using Portal.Data.Countries;
using Portal.Data.Figures;
using Portal.Data.Storage;

namespace Portal.Data.Seeding;

/// <summary>Loads the published tables, the countries and the aliases beside a manifest into the database. Running it again changes nothing.</summary>
public sealed class FigureSeeder(Database database)
{
    /// <summary>Loads what is not loaded yet.</summary>
    /// <param name="folder">Folder that holds manifest.json.</param>
    /// <param name="progress">Told after each table; null tells nobody.</param>
    /// <param name="cancellation">Stops between tables.</param>
    /// <returns>One report for each table that was loaded now.</returns>
    /// <exception cref="InvalidDataException">A file is not the one that the manifest describes, or cannot be read.</exception>
    public async Task<IReadOnlyList<FigureImportReport>> SeedAsync(
        string folder, IProgress<SeedProgress>? progress, CancellationToken cancellation)
    {
        await LoadManifestAsync(folder, cancellation);
        var importer = await FigureImporter.OpenAsync(database, cancellation)
            ?? throw new InvalidOperationException("The manifest was stored and is not there.");
        var reports = new List<FigureImportReport>();
        for (var at = 0; at < importer.Sources.Count; at++)
        {
            var source = importer.Sources[at];
            if (!await importer.IsLoadedAsync(source, cancellation))
            {
                reports.Add(await LoadAsync(importer, folder, source, cancellation));
            }

            progress?.Report(new SeedProgress("Loading what others have published", (at + 1.0) / importer.Sources.Count));
        }

        return reports;
    }

    /// <summary>Loads the mappings, the countries and the aliases, and no figure; enough for an import of a single table.</summary>
    /// <param name="folder">Folder that holds manifest.json.</param>
    /// <param name="cancellation">Stops between files.</param>
    public async Task LoadManifestAsync(string folder, CancellationToken cancellation)
    {
        var manifestText = await File.ReadAllTextAsync(Path.Combine(folder, "manifest.json"), cancellation);
        var manifest = FigureManifest.Parse(manifestText);
        var aliases = await File.ReadAllTextAsync(Path.Combine(folder, manifest.ProviderAliases), cancellation);
        await LoadListsAsync(folder, manifest, manifestText, aliases, cancellation);
    }

    private static async Task<FigureImportReport> LoadAsync(FigureImporter importer, string folder, FigureSource source, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(Path.Combine(folder, source.File));
        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation)) != source.Sha256)
        {
            throw new InvalidDataException($"{source.File} is not the file whose SHA-256 the manifest states.");
        }

        stream.Position = 0;
        var report = await importer.ImportAsync(stream, source.Code, isDryRun: false, cancellation);
        return report.Problems is [var problem, ..]
            ? throw new InvalidDataException($"{source.File}, line {problem.Row}: {problem.Message}")
            : report;
    }

    private async Task LoadListsAsync(
        string folder, FigureManifest manifest, string manifestText, string aliases, CancellationToken cancellation)
    {
        await using (var stream = File.OpenRead(Path.Combine(folder, manifest.Countries)))
        {
            await new CountryStore(database).PutAsync(ReferenceLists.Countries(stream), cancellation);
        }

        await using (var stream = File.OpenRead(Path.Combine(folder, manifest.ProviderAliases)))
        {
            await new FigureStore(database).PutProvidersAsync(ReferenceLists.Providers(stream), cancellation);
        }

        await FigureImporter.PutManifestAsync(database, manifestText, aliases, cancellation);
    }
}
