using Portal.Data.Clocks;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Regimes;
using Portal.Data.Storage;

namespace Portal.Data.Seeding;

/// <summary>Creates the database and loads seed/. Doing it again changes nothing.</summary>
public sealed class FirstStart(
    Migrator migrator,
    ReferenceKeyCheck keyCheck,
    FigureSeeder figures,
    DemoSeeder demo,
    DemoReleaseSeeder release,
    RuleSeeder rules,
    RuleApprovals approvals,
    RuleBook book,
    BoardClockStore board,
    CubeUpkeep cells,
    PortalDataOptions options)
{
    /// <summary>Brings the schema up to date and loads what is not loaded yet.</summary>
    public async Task RunAsync(IProgress<SeedProgress> progress, CancellationToken cancellation)
    {
        progress.Report(new SeedProgress("Creating the database", 0));
        await migrator.ApplyAsync(cancellation);
        progress.Report(new SeedProgress("Creating the database", 1));
        await keyCheck.EnsureAsync(cancellation);
        await rules.SeedAsync(options.SeedFolder, cancellation);
        await CountCellsAsync(progress, cancellation);
        await approvals.CatchUpAsync(cancellation);
        await figures.SeedAsync(Path.Combine(options.SeedFolder, "published"), progress, cancellation);
        if (!options.WithDemo)
        {
            await demo.DeclineAsync(cancellation);
        }
        else if (await demo.SeedAsync(Path.Combine(options.SeedFolder, "demo"), await book.HistoryAsync(cancellation), progress, cancellation))
        {
            await release.SeedAsync(Path.Combine(options.SeedFolder, "demo"), progress, cancellation);
        }

        await board.EnsureAsync(cancellation);
    }

    private async Task CountCellsAsync(IProgress<SeedProgress> progress, CancellationToken cancellation)
    {
        const string Step = "Counting the cells anew: this database is of an older version";
        if (await cells.EnsureAsync(new Progress<long>(_ => progress.Report(new SeedProgress(Step, 0))), cancellation))
        {
            progress.Report(new SeedProgress(Step, 1));
        }
    }
}
