using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Portal.Data.Countries;
using Portal.Data.Storage;

namespace Portal.Data.Figures;

/// <summary>Imports one published table by the mapping of its source: the whole file or nothing, and the same file twice counts once.</summary>
public sealed class FigureImporter
{
    private const string ManifestSetting = "figures.manifest";
    private const string AliasesSetting = "figures.provider_aliases";

    private readonly FigureStore store;
    private readonly FigureManifest manifest;
    private readonly FigureReader reader;
    private readonly string context;

    private FigureImporter(Database database, FigureManifest manifest, string aliases, string manifestText, IReadOnlyList<Country> countries)
    {
        store = new FigureStore(database);
        this.manifest = manifest;
        reader = new FigureReader(
            new PlaceNames(countries, manifest.CountryAliases),
            new ProviderNames(ReferenceLists.Providers(new MemoryStream(Encoding.UTF8.GetBytes(aliases)))));
        context = Hash(Encoding.UTF8.GetBytes(manifestText + aliases));
    }

    /// <summary>The sources that have a mapping, in the order of the manifest.</summary>
    public IReadOnlyList<FigureSource> Sources => [.. manifest.Sources.Select(entry => entry.Provenance)];

    /// <summary>An importer over the manifest that the database holds; null where none was loaded yet.</summary>
    public static async Task<FigureImporter?> OpenAsync(Database database, CancellationToken cancellation)
    {
        var settings = new SettingStore(database);
        var manifestText = await settings.FindAsync(ManifestSetting, cancellation);
        var aliases = await settings.FindAsync(AliasesSetting, cancellation);
        return manifestText is null || aliases is null
            ? null
            : new FigureImporter(database, FigureManifest.Parse(manifestText), aliases, manifestText, await new CountryQueries(database).AllAsync(cancellation));
    }

    /// <summary>Reads a table and stores it, unless something in it is wrong.</summary>
    /// <param name="stream">UTF-8, comma-separated.</param>
    /// <param name="source">Code of the source; one of <see cref="Sources"/>.</param>
    /// <param name="isDryRun">Whether to report only.</param>
    /// <param name="cancellation">Stops the import; nothing is stored then.</param>
    public async Task<FigureImportReport> ImportAsync(Stream stream, string source, bool isDryRun, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var position = manifest.Sources.Select(entry => entry.Provenance.Code).ToList().IndexOf(source);
        if (position < 0)
        {
            throw new ArgumentException("The manifest has no such source.", nameof(source));
        }

        using var hashing = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var hashed = new HashingStream(stream, hashing);
        var entry = manifest.Sources[position];
        var reading = reader.Read(hashed, entry);
        var refused = reading.Problems.Count > 0;
        var sha256 = Convert.ToHexStringLower(hashing.GetHashAndReset());
        var fingerprint = Hash(Encoding.UTF8.GetBytes(sha256 + context));
        var isKnown = !refused && await store.FingerprintAsync(source, cancellation) == fingerprint;
        reading = WithDifference(reading, entry.Provenance, refused, sha256);
        if (!refused && !isKnown && !isDryRun)
        {
            var loaded = entry.Provenance with { Sha256 = sha256, Rows = reading.Rows };
            await store.SaveAsync(loaded, position, fingerprint, reading, cancellation);
        }

        return Report(reading, refused || isDryRun ? 0 : reading.Rows, isKnown, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    /// <summary>Puts the manifest and the aliases that later imports use.</summary>
    internal static async Task PutManifestAsync(Database database, string manifestText, string aliases, CancellationToken cancellation)
    {
        var settings = new SettingStore(database);
        await settings.PutAsync(ManifestSetting, manifestText, cancellation);
        await settings.PutAsync(AliasesSetting, aliases, cancellation);
    }

    /// <summary>Whether the stored table was made of these bytes by this manifest.</summary>
    internal async Task<bool> IsLoadedAsync(FigureSource source, CancellationToken cancellation) =>
        await store.FingerprintAsync(source.Code, cancellation) == Hash(Encoding.UTF8.GetBytes(source.Sha256 + context));

    private static FigureReading WithDifference(FigureReading reading, FigureSource source, bool refused, string sha256) =>
        refused || sha256 == source.Sha256
            ? reading
            : reading with
            {
                Oddities =
                [
                    new FigureOddity
                    {
                        Kind = "other-edition",
                        Message = "The file is not the one that the manifest describes; its figures take the place of the earlier ones.",
                    },
                    .. reading.Oddities,
                ],
            };

    private static FigureImportReport Report(FigureReading reading, int rows, bool isKnown, double seconds) => new()
    {
        Source = reading.Source,
        Accepted = isKnown ? 0 : rows,
        Duplicates = isKnown ? rows : 0,
        Rejected = reading.Rejected,
        Figures = reading.Figures.Count,
        Problems = reading.Problems,
        Oddities = reading.Oddities,
        Checks = reading.Checks,
        Seconds = seconds,
    };

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
