using Portal.Data.Figures;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Figures;

/// <summary>The published tables of seed/, read by the real manifest.</summary>
internal static class Published
{
    internal static string Folder { get; } = Repository.PathOf("seed", "published");

    internal static FigureManifest Manifest { get; } = FigureManifest.Parse(File.ReadAllText(Path.Combine(Folder, "manifest.json")));

    internal static FigureReader Reader { get; } = CreateReader();

    internal static FigureEntry Entry(string code) => Manifest.Sources.Single(entry => entry.Provenance.Code == code);

    internal static FigureReading Read(string code)
    {
        using var stream = File.OpenRead(Path.Combine(Folder, Entry(code).Provenance.File));
        return Reader.Read(stream, Entry(code));
    }

    private static FigureReader CreateReader()
    {
        using var countries = File.OpenRead(Path.Combine(Folder, Manifest.Countries));
        using var providers = File.OpenRead(Path.Combine(Folder, Manifest.ProviderAliases));
        return new FigureReader(
            new PlaceNames(ReferenceLists.Countries(countries), Manifest.CountryAliases),
            new ProviderNames(ReferenceLists.Providers(providers)));
    }
}
