using NodaTime;
using Portal.Data.Imports;
using Portal.Data.Notices;
using Portal.Data.Regimes;
using Portal.Data.Storage;

namespace Portal.Data.Seeding;

/// <summary>Creates the database and loads seed/. Doing it again changes nothing.</summary>
public sealed class FirstStart(Migrator migrator, FigureSeeder figures, DemoSeeder demo, PortalDataOptions options)
{
    /// <summary>Brings the schema up to date and loads what is not loaded yet.</summary>
    public async Task RunAsync(IProgress<SeedProgress> progress, CancellationToken cancellation)
    {
        progress.Report(new SeedProgress("Creating the database", 0));
        await migrator.ApplyAsync(cancellation);
        progress.Report(new SeedProgress("Creating the database", 1));
        await figures.SeedAsync(Path.Combine(options.SeedFolder, "published"), progress, cancellation);
        if (options.WithDemo)
        {
            var catalogue = (CatalogueFolder.Load(options.SeedFolder) as CatalogueResult.Loaded)?.Catalogue;
            var fold = new NoticeFold(new StatedDeadline(catalogue).Of, Duration.FromSeconds(DemoSeeder.Source.ToleranceSeconds));
            await demo.SeedAsync(Path.Combine(options.SeedFolder, "demo"), fold, progress, cancellation);
        }
    }
}
