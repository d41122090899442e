using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Data.Seeding;

/// <summary>Writes a generated world into a folder: the events, the providers, the manifest and the truth.</summary>
public static class GeneratorFiles
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Writes events.csv (or .ndjson), providers.csv, manifest.json and truth.json.</summary>
    /// <param name="generator">The world.</param>
    /// <param name="folder">Made where it is missing.</param>
    /// <param name="isBrotli">Packs the events as brotli, as small as it gets; the digest stays that of the unpacked bytes.</param>
    /// <param name="progress">Gets the share done, 0..1.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static GeneratorResult Write(Generator generator, string folder, bool isBrotli, IProgress<double>? progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        GeneratorResult result;
        var name = generator.EventsFile + (isBrotli ? ".br" : "");
        using (var file = new FileStream(Path.Combine(folder, name), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
        using (Stream events = isBrotli ? new BrotliStream(file, CompressionLevel.SmallestSize) : file)
        {
            result = generator.Write(events, folder, progress, cancellation);
        }

        var providers = new StringBuilder("code,name,type,home_zone,home_country\n");
        foreach (var provider in SyntheticProviderRow.Of(generator))
        {
            // Names hold commas; codes and zones do not.
            providers.Append(provider.Code).Append(",\"").Append(provider.Name).Append("\",").Append(provider.Type).Append(',')
                .Append(provider.HomeZone).Append(',').Append(provider.HomeCountry).Append('\n');
        }

        File.WriteAllText(Path.Combine(folder, "providers.csv"), providers.ToString());
        File.WriteAllText(Path.Combine(folder, "manifest.json"), JsonSerializer.Serialize(result, Json) + "\n");
        File.WriteAllText(Path.Combine(folder, "truth.json"), JsonSerializer.Serialize(TruthTable.Of(generator), Json) + "\n");
        return result;
    }
}
