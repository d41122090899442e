using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Data.Releases.Building;

/// <summary>A table as JSON: the file that is signed, and that everything else is made from. Always the same bytes for the same table.</summary>
public static class TableDocument
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>UTF-8 bytes of the table as it may be published: both kinds of hiding look alike.</summary>
    public static byte[] Write(ReleaseTable table) => JsonSerializer.SerializeToUtf8Bytes(
        new Document(
            table.Id,
            table.Title,
            table.Description,
            table.Frequency,
            table.IsSynthetic,
            table.Dimensions,
            table.Measures,
            [.. table.Cells.Select(cell => new CellDocument(cell.Codes, cell.Measure, cell.Status.Code(), cell.Value, cell.Low, cell.High, cell.Band, cell.IsCarried ? true : null))]),
        Options);

    /// <summary>The table of such a file.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static ReleaseTable Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var document = JsonSerializer.Deserialize<Document>(json, Options) ?? throw new InvalidDataException("The table is empty.");
            return new ReleaseTable
            {
                Id = document.Id,
                Title = document.Title,
                Description = document.Description,
                Frequency = document.Frequency,
                IsSynthetic = document.IsSynthetic,
                Dimensions = document.Dimensions,
                Measures = document.Measures,
                Cells = [.. document.Cells.Select(Cell)],
            };
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The table can't be read: {error.Message}", error);
        }
    }

    private static ReleaseCell Cell(CellDocument cell) => new()
    {
        Codes = cell.Codes,
        Measure = cell.Measure,
        Status = CellStatusExtensions.FromCode(cell.Status) ?? throw new InvalidDataException("A cell has an unknown status."),
        Value = cell.Value,
        Low = cell.Low,
        High = cell.High,
        Band = cell.Band,
        IsCarried = cell.Carried ?? false,
    };

    private sealed record Document(
        string Id,
        string Title,
        string Description,
        string Frequency,
        bool IsSynthetic,
        IReadOnlyList<Dimension> Dimensions,
        IReadOnlyList<Measure> Measures,
        IReadOnlyList<CellDocument> Cells);

    private sealed record CellDocument(
        IReadOnlyList<string> Codes, string Measure, string Status, decimal? Value, decimal? Low, decimal? High, string? Band, bool? Carried);
}
