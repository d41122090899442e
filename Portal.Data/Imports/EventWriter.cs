using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Portal.Data.Imports;

/// <summary>Writes event rows that <see cref="EventReader"/> reads.</summary>
internal static class EventWriter
{
    private static readonly InstantPattern Time = InstantPattern.ExtendedIso;
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    internal static string TimeText(Instant instant) => Time.Format(instant);

    /// <summary>One line with its end. Cells stand in the order of <see cref="EventColumn"/>; null is blank.</summary>
    internal static byte[] Line(IReadOnlyList<string?> cells, EventFormat format) =>
        format == EventFormat.Csv ? CsvLine(cells) : JsonLine(cells);

    private static byte[] CsvLine(IReadOnlyList<string?> cells)
    {
        var line = new StringBuilder(160);
        for (var column = 0; column < cells.Count; column++)
        {
            var cell = cells[column] ?? "";
            line.Append(column == 0 ? "" : ",");
            line.Append(cell.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell);
        }

        return Encoding.UTF8.GetBytes(line.Append('\n').ToString());
    }

    private static byte[] JsonLine(IReadOnlyList<string?> cells)
    {
        var line = new StringBuilder("{", 300);
        for (var column = 0; column < cells.Count; column++)
        {
            if (cells[column] is { } cell)
            {
                line.Append(line.Length == 1 ? "\"" : ",\"").Append(EventColumns.NameOf((EventColumn)column)).Append("\":\"");
                line.Append(JsonEncodedText.Encode(cell, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value).Append('"');
            }
        }

        return Encoding.UTF8.GetBytes(line.Append("}\n").ToString());
    }
}
