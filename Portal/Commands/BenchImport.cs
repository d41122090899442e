using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Imports;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Seeding;

namespace Portal.Commands;

/// <summary>Generated events and a database that is ready to take them.</summary>
internal sealed class BenchImport
{
    private readonly CommandDatabase opened;
    private readonly ProviderStore providers;

    private BenchImport(CommandDatabase opened, string file) => (this.opened, providers, File) = (opened, new ProviderStore(opened.Database), file);

    /// <summary>The file of events.</summary>
    internal string File { get; }

    /// <summary>Generates events into a folder, and lets a database know their source and providers.</summary>
    internal static async Task<BenchImport> PrepareAsync(CommandDatabase opened, GeneratorOptions options, string folder, CancellationToken cancellation)
    {
        var events = GeneratorFiles.Write(new Generator(options), folder, isBrotli: false, progress: null, cancellation);
        var prepared = new BenchImport(opened, Path.Combine(folder, events.EventsFile));
        await new SourceStore(opened.Database).PutAsync(DemoSeeder.Source, cancellation);
        await prepared.providers.PutAsync(ProviderTable.Read(Path.Combine(folder, "providers.csv"), isSynthetic: true)!, cancellation);
        return prepared;
    }

    internal async Task<ImportReport> RunAsync(CancellationToken cancellation)
    {
        var rules = await opened.RulesAsync(cancellation);
        var fold = CatalogueDeadlines.FoldOf(rules, [DemoSeeder.Source], await providers.AllAsync(cancellation));
        var importer = new Importer(await opened.NoticesAsync(cancellation), providers, fold, SystemClock.Instance);
        var request = new ImportRequest { Source = DemoSeeder.Source, Format = EventFormat.Csv, IsRule = rules.Current.Knows };
        await using var stream = System.IO.File.OpenRead(File);
        return await importer.ImportAsync(stream, request, RateProgress.Create(Path.GetFileName(File), "rows"), cancellation);
    }
}
