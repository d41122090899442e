using System.Text;
using Portal.Data.Countries;
using Portal.Data.Figures;
using Portal.Data.Seeding;
using Portal.Data.Storage;
using Portal.Tests.Data.Figures;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>Published figures in and out of every database.</summary>
public sealed class FigureStoreContract(LoadedFigures loaded) : IClassFixture<LoadedFigures>
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Figures_Stored_AreThoseThatWereRead(DatabaseKind kind)
    {
        var queries = new FigureQueries(await loaded.OfAsync(kind));

        foreach (var code in Published.Manifest.Sources.Select(entry => entry.Provenance.Code))
        {
            var stored = await queries.FiguresAsync(new FigureFilter { Source = code }, CancellationToken.None);

            Assert.Equal(InOrder(Published.Read(code).Figures), InOrder(stored));
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Sources_Stored_KeepTheirProvenance(DatabaseKind kind)
    {
        var queries = new FigureQueries(await loaded.OfAsync(kind));

        var sources = await queries.SourcesAsync(CancellationToken.None);

        Assert.Equal(Published.Manifest.Sources.Select(entry => entry.Provenance.Code), sources.Select(summary => summary.Source.Code));
        foreach (var (summary, entry) in sources.Zip(Published.Manifest.Sources))
        {
            Assert.Equal(entry.Provenance with { Caveats = [] }, summary.Source with { Caveats = [] });
            Assert.Equal(entry.Provenance.Caveats, summary.Source.Caveats);
            Assert.Equal(Published.Read(summary.Source.Code).Oddities, await queries.OdditiesAsync(summary.Source.Code, CancellationToken.None));
            Assert.Equal(Published.Read(summary.Source.Code).Checks, await queries.ChecksAsync(summary.Source.Code, CancellationToken.None));
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Seed_LoadedAgain_LoadsNothing(DatabaseKind kind)
    {
        var again = await new FigureSeeder(await loaded.OfAsync(kind)).SeedAsync(Published.Folder, null, CancellationToken.None);

        Assert.Empty(again);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Import_SameFileTwice_CountsOnce(DatabaseKind kind)
    {
        var importer = (await FigureImporter.OpenAsync(await loaded.OfAsync(kind), CancellationToken.None))!;
        await using var stream = File.OpenRead(Path.Combine(Published.Folder, "iwf_yearly_totals.csv"));

        var report = await importer.ImportAsync(stream, "iwf-yearly", isDryRun: false, CancellationToken.None);

        Assert.Equal((0, 14, 0), (report.Accepted, report.Duplicates, report.Rejected));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Import_LaterEdition_TakesThePlaceAndARefusedFileDoesNot(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await new FigureSeeder(test.Database).SeedAsync(Published.Folder, null, CancellationToken.None);

        var later = await ImportAsync(test.Database, "year,reports\n2021,240599\n");
        var refused = await ImportAsync(test.Database, "year,reports\n2021,1\n2022,lots\n");

        Assert.Equal("other-edition", later.Oddities[0].Kind);
        Assert.Equal(("not-a-number", 3L, 1), (refused.Problems[0].Rule, refused.Problems[0].Row, refused.Rejected));
        var stored = await new FigureQueries(test.Database).FiguresAsync(new FigureFilter { Source = "ncmec-public" }, CancellationToken.None);
        Assert.Equal("240599", Assert.Single(stored).ValueText);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Pages_OfCountriesAndProviders_FindTheirFigures(DatabaseKind kind)
    {
        var pages = new FigurePageQueries(await loaded.OfAsync(kind));

        var germany = (await pages.CountryAsync("DE", CancellationToken.None))!;
        var discord = (await pages.ProviderAsync("discord", CancellationToken.None))!;

        Assert.Equal(5, germany.Reports.Count);
        Assert.Equal("4448", Assert.Single(germany.Hosting, figure => figure.Unit == "URLs").ValueText);
        Assert.Contains(germany.Deletion, series => series is { Measure: "deleted within 2 days", Breakdown: "hosted in Germany", Points.Count: 12 });
        Assert.NotEmpty(germany.RemovalWithin24Hours);
        Assert.Equal("Discord", discord.Name);
        Assert.Equal([2021, 2022, 2023, 2024], discord.Reconciliation.Where(row => row.Hotline.Source != "ncmec-provider").Select(row => row.Year));
        Assert.Contains("ncmec-provider", discord.Sources.Keys);
        Assert.Null(await pages.CountryAsync("QQ", CancellationToken.None));
        Assert.Null(await pages.ProviderAsync("nobody", CancellationToken.None));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Countries_Loaded_KeepRegionsAndMaps(DatabaseKind kind)
    {
        var queries = new CountryQueries(await loaded.OfAsync(kind));

        var all = await queries.AllAsync(CancellationToken.None);
        var kosovo = await queries.FindAsync("XK", CancellationToken.None);
        var antarctica = await queries.FindAsync("AQ", CancellationToken.None);

        Assert.Equal(250, all.Count);
        Assert.Equal(("XKK", "983", null), (kosovo!.Alpha3, kosovo.Numeric, kosovo.MapScale));
        Assert.Null(antarctica!.Region);
        Assert.Equal(110, antarctica.MapScale);
    }

    private static async Task<FigureImportReport> ImportAsync(Database database, string text)
    {
        var importer = (await FigureImporter.OpenAsync(database, CancellationToken.None))!;
        return await importer.ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), "ncmec-public", isDryRun: false, CancellationToken.None);
    }

    private static List<string> InOrder(IEnumerable<Figure> figures) =>
    [
        .. figures.OrderBy(figure => figure.Row).ThenBy(figure => figure.Column, StringComparer.Ordinal)
            .Select(figure => $"{string.Join(';', figure.Flags)} {figure with { Flags = [], Value = figure.Value / 1.000000000000000000000000000m }}"),
    ];
}
