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
        var document = Parse<Document>(json);
        return document.With([.. document.Cells.Select(Cell)]);
    }

    /// <summary>The table of such a file without its cells, which are passed over.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static ReleaseTable ReadHead(ReadOnlySpan<byte> json) => Parse<Head>(json).With([]);

    private static T Parse<T>(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException("The table is empty.");
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

    private record Head(
        string Id, string Title, string Description, string Frequency, bool IsSynthetic, IReadOnlyList<Dimension> Dimensions, IReadOnlyList<Measure> Measures)
    {
        internal ReleaseTable With(IReadOnlyList<ReleaseCell> cells) => new()
        {
            Id = Id,
            Title = Title,
            Description = Description,
            Frequency = Frequency,
            IsSynthetic = IsSynthetic,
            Dimensions = Dimensions,
            Measures = Measures,
            Cells = cells,
        };
    }

    private sealed record Document(
        string Id,
        string Title,
        string Description,
        string Frequency,
        bool IsSynthetic,
        IReadOnlyList<Dimension> Dimensions,
        IReadOnlyList<Measure> Measures,
        IReadOnlyList<CellDocument> Cells)
        : Head(Id, Title, Description, Frequency, IsSynthetic, Dimensions, Measures);

    private sealed record CellDocument(
        IReadOnlyList<string> Codes, string Measure, string Status, decimal? Value, decimal? Low, decimal? High, string? Band, bool? Carried);
}
