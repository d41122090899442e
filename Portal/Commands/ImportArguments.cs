using Portal.Data.Imports;

namespace Portal.Commands;

/// <summary>What was typed after <c>portal import</c>.</summary>
internal sealed record ImportArguments(string[] Files, string Source, string? Format, bool IsPartial, bool IsDryRun)
{
    internal EventFormat FormatOf(string file)
    {
        var name = InputCompression.NameInside(file);
        var isNdjson = Format is null
            ? name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)
            : Format == "events-ndjson";
        return isNdjson ? EventFormat.Ndjson : EventFormat.Csv;
    }

    /// <summary>What is wrong with the usage; null is nothing.</summary>
    internal string? Complaint()
    {
        foreach (var file in Files.Where(file => file != "-"))
        {
            if (!InputCompression.IsReadable(file))
            {
                return $"{file}: this runtime can't read Zstandard. Decompress it, or pipe it in: zstd -dc FILE | portal import - ...";
            }

            if (!File.Exists(file))
            {
                return $"{file}: no such file.";
            }
        }

        return null;
    }
}
