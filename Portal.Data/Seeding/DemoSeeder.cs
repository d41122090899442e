using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Imports;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;
using Portal.Data.Storage;

namespace Portal.Data.Seeding;

/// <summary>
/// Loads the synthetic notices of the demonstration once. Their times are moved by whole weeks, so that weekdays stay, until the last
/// week holds the present; what has then not happened yet is left out. So clocks run, are at risk and are overdue whenever it is loaded.
/// </summary>
public sealed class DemoSeeder(
    ProviderStore providers, SourceStore sources, NoticeStore notices, SettingStore settings, IClock clock)
{
    private const string Done = "demo_loaded";
    private const string Loaded = "1";
    private const string Never = "never";
    private const long ApproximateRows = 84_000;

    /// <summary>Day after the last of the generated three years, as seed/demo/manifest.json says.</summary>
    internal static readonly LocalDate End = new(2026, 1, 2);

    /// <summary>The source of every demonstration event.</summary>
    public static Source Source { get; } = new()
    {
        Code = "synthetic",
        Name = "Synthetic hotlines (fictional)",
        Namespace = "synthetic",
        MayLoadHistory = true,
        IsSynthetic = true,
    };

    /// <summary>
    /// Keeps the demonstration out for ever: invented notices must not come to stand among real ones because a later start forgets to say so.
    /// What is loaded already stays.
    /// </summary>
    public async Task DeclineAsync(CancellationToken cancellation)
    {
        if (await settings.FindAsync(Done, cancellation) is null)
        {
            await settings.PutAsync(Done, Never, cancellation);
        }
    }

    /// <summary>Loads the folder unless it is loaded, or the database began without it or has sources of its own. True where the database holds the demonstration.</summary>
    /// <param name="folder">Folder with providers.csv and events.csv.br.</param>
    /// <param name="rules">The time limits.</param>
    /// <param name="progress">Told every few thousand rows.</param>
    /// <param name="cancellation">Stops, and takes back what is not complete.</param>
    /// <exception cref="InvalidDataException">A file of the folder is damaged.</exception>
    public async Task<bool> SeedAsync(string folder, RuleHistory rules, IProgress<SeedProgress> progress, CancellationToken cancellation)
    {
        const string Step = "Loading synthetic notices for the demonstration";
        if (await settings.FindAsync(Done, cancellation) is { } decided)
        {
            return decided == Loaded;
        }

        if ((await sources.AllAsync(cancellation)).Any(source => source.Code != Source.Code))
        {
            await DeclineAsync(cancellation);
            return false;
        }

        progress.Report(new SeedProgress(Step, 0));
        await using (var table = File.OpenRead(Path.Combine(folder, "providers.csv")))
        {
            await providers.PutAsync([.. ProviderFile.Read(table) ?? throw new InvalidDataException("The demonstration's providers.csv is damaged.")], cancellation);
        }

        await sources.PutAsync(Source, cancellation);
        var fold = CatalogueDeadlines.FoldOf(rules, await sources.AllAsync(cancellation), await providers.AllAsync(cancellation));
        var request = new ImportRequest { Source = Source, Format = EventFormat.Csv, Shift = ShiftTo(clock.GetCurrentInstant(), End) };
        await using var events = InputCompression.Open(File.OpenRead(Path.Combine(folder, "events.csv.br")), "events.csv.br");
        var report = await new Importer(notices, providers, fold, clock)
            .ImportAsync(events, request, new RowProgress(progress, Step), cancellation);
        if (!report.IsStored)
        {
            throw new InvalidDataException($"The demonstration's events were refused: {report.Problems[0]}");
        }

        await settings.PutAsync(Done, Loaded, cancellation);
        progress.Report(new SeedProgress(Step, 1));
        return true;
    }

    /// <summary>Whole weeks that bring the end of the data to the present or up to a week after it.</summary>
    internal static Duration ShiftTo(Instant now, LocalDate end)
    {
        var gap = now - end.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        return Duration.FromDays(7) * (long)Math.Ceiling(gap.TotalDays / 7);
    }

    private sealed class RowProgress(IProgress<SeedProgress> progress, string step) : IProgress<long>
    {
        public void Report(long value) => progress.Report(new SeedProgress(step, Math.Min(0.99, value / (double)ApproximateRows)));
    }
}
