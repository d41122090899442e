using System.Globalization;
using System.Text.Json;

namespace Portal.Data.Releases.Formats;

/// <summary>
/// JSON-stat 2.0 (json-stat.org/full): a dense array over the dimensions and the measure, which runs fastest. Cells without a number are
/// null and carry the flag in <c>status</c>; ranges and their ends stand in <c>extension.ranges</c> by position.
/// </summary>
public static class JsonStatFormat
{
    private const string Metric = "measure";

    /// <summary>Writes the file of a table.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="table">The table; its cells must be complete and in order.</param>
    /// <param name="version">The version of the release that it belongs to.</param>
    /// <exception cref="ArgumentException">The cells are not one for each combination, in order.</exception>
    public static void Write(Stream target, ReleaseTable table, ReleaseVersion version)
    {
        CellGrid.Require(table);
        JsonBytes.Write(target, json => WriteDataset(json, table, version));
    }

    private static void WriteDataset(Utf8JsonWriter json, ReleaseTable table, ReleaseVersion version)
    {
        json.WriteStartObject();
        json.WriteString("version", "2.0");
        json.WriteString("class", "dataset");
        json.WriteString("label", table.Title);
        json.WriteString("source", ReleaseText.Publisher);
        json.WriteString("updated", NodaTime.Text.InstantPattern.ExtendedIso.Format(version.KnownAt));
        WriteStrings(json, "note", ReleaseText.Notes(table, version));
        WriteStrings(json, "id", [.. table.Dimensions.Select(dimension => dimension.Id), Metric]);
        json.WriteStartArray("size");
        foreach (var dimension in table.Dimensions)
        {
            json.WriteNumberValue(dimension.Codes.Count);
        }

        json.WriteNumberValue(table.Measures.Count);
        json.WriteEndArray();
        WriteRoles(json, table);
        json.WriteStartObject("dimension");
        foreach (var dimension in table.Dimensions)
        {
            WriteDimension(json, dimension);
        }

        WriteMeasures(json, table.Measures);
        json.WriteEndObject();
        WriteCells(json, table.Cells);
        WriteExtension(json, table, version);
        json.WriteEndObject();
    }

    private static void WriteRoles(Utf8JsonWriter json, ReleaseTable table)
    {
        json.WriteStartObject("role");
        foreach (var (name, role) in new[] { ("time", DimensionRole.Time), ("geo", DimensionRole.Geography) })
        {
            if (table.Dimensions.Any(dimension => dimension.Role == role))
            {
                WriteStrings(json, name, table.Dimensions.Where(dimension => dimension.Role == role).Select(dimension => dimension.Id));
            }
        }

        WriteStrings(json, "metric", [Metric]);
        json.WriteEndObject();
    }

    private static void WriteDimension(Utf8JsonWriter json, Dimension dimension)
    {
        json.WriteStartObject(dimension.Id);
        json.WriteString("label", dimension.Title);
        json.WriteStartObject("category");
        WriteStrings(json, "index", dimension.Codes.Select(code => code.Id));
        json.WriteStartObject("label");
        foreach (var code in dimension.Codes)
        {
            json.WriteString(code.Id, code.Label);
        }

        json.WriteEndObject();
        var parts = dimension.Codes.Where(code => code.Parent is not null).ToLookup(code => code.Parent!, code => code.Id, StringComparer.Ordinal);
        if (parts.Count > 0)
        {
            json.WriteStartObject("child");
            foreach (var group in parts)
            {
                WriteStrings(json, group.Key, group);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMeasures(Utf8JsonWriter json, IReadOnlyList<Measure> measures)
    {
        json.WriteStartObject(Metric);
        json.WriteString("label", "Measure");
        json.WriteStartObject("category");
        WriteStrings(json, "index", measures.Select(measure => measure.Id));
        json.WriteStartObject("label");
        foreach (var measure in measures)
        {
            json.WriteString(measure.Id, measure.Title);
        }

        json.WriteEndObject();
        json.WriteStartObject("note");
        foreach (var measure in measures)
        {
            WriteStrings(json, measure.Id, [measure.Description]);
        }

        json.WriteEndObject();
        json.WriteStartObject("unit");
        foreach (var measure in measures)
        {
            json.WriteStartObject(measure.Id);
            json.WriteString("label", measure.Unit);
            json.WriteNumber("decimals", measure.Kind == MeasureKind.Share ? 1 : 0);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCells(Utf8JsonWriter json, IReadOnlyList<ReleaseCell> cells)
    {
        json.WriteStartArray("value");
        foreach (var cell in cells)
        {
            if (cell.Value is { } value)
            {
                WriteNumber(json, value);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
        json.WriteStartObject("status");
        for (var at = 0; at < cells.Count; at++)
        {
            if (CellFlag.Of(cells[at]) is { Length: > 0 } flag)
            {
                json.WriteString(at.ToString(CultureInfo.InvariantCulture), flag);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteExtension(Utf8JsonWriter json, ReleaseTable table, ReleaseVersion version)
    {
        json.WriteStartObject("extension");
        json.WriteString("table", table.Id);
        json.WriteString("release", version.Release);
        json.WriteNumber("release_version", version.Version);
        json.WriteBoolean("synthetic", table.IsSynthetic);
        json.WriteString("licence", ReleaseText.Licence);
        json.WriteStartObject("status_label");
        foreach (var (flag, meaning) in CellFlag.All)
        {
            json.WriteString(flag, meaning);
        }

        json.WriteEndObject();
        json.WriteStartObject("ranges");
        for (var at = 0; at < table.Cells.Count; at++)
        {
            WriteRange(json, at, table.Cells[at]);
        }

        json.WriteEndObject();
        json.WriteStartArray("carried");
        for (var at = 0; at < table.Cells.Count; at++)
        {
            if (table.Cells[at].IsCarried)
            {
                json.WriteNumberValue(at);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRange(Utf8JsonWriter json, int at, ReleaseCell cell)
    {
        if (cell.Low is null && cell.High is null && cell.Band is null)
        {
            return;
        }

        json.WriteStartObject(at.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, end) in new[] { ("low", cell.Low), ("high", cell.High) })
        {
            if (end is { } known)
            {
                json.WritePropertyName(name);
                WriteNumber(json, known);
            }
        }

        if (cell.Band is { } band)
        {
            json.WriteString("text", band);
        }

        json.WriteEndObject();
    }

    // The same text either way; whole numbers, which most cells are, without making it
    private static void WriteNumber(Utf8JsonWriter json, decimal number)
    {
        if (Math.Abs(number) < 1_000_000_000_000_000 && decimal.Truncate(number) == number)
        {
            json.WriteNumberValue((long)number);
        }
        else
        {
            json.WriteRawValue(NumberText.Of(number));
        }
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
