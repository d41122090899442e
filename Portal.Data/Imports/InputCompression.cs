namespace Portal.Data.Imports;

/// <summary>Opens compressed input by the ending of its name.</summary>
public static class InputCompression
{
    /// <summary>Whether this runtime can read a file with this name; Zstandard needs a later one.</summary>
    public static bool IsReadable(string name) => !name.EndsWith(".zst", StringComparison.OrdinalIgnoreCase);

    /// <summary>Wraps the stream where the name ends in .gz or .br; otherwise gives it back.</summary>
    public static Stream Open(Stream raw, string name) =>
        name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GzipInput(raw)
        : name.EndsWith(".br", StringComparison.OrdinalIgnoreCase) ? new BrotliInput(raw)
        : raw;

    /// <summary>The name without its ending for compression, so that the format shows.</summary>
    public static string NameInside(string name) =>
        name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".br", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
}
