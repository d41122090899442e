using System.Text.Unicode;
using CsvHelper;

namespace Portal.Commands.Measures;

/// <summary>Reads a whole CSV file with a header, or refuses it.</summary>
internal static class MeasureTableReader
{
    private static readonly CsvReaderOptions Options = CsvReaderOptions.Default with
    {
        Separator = ',',
        TrimWhitespace = true,
        PoolStrings = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        IncludeValuesInExceptions = false,
    };

    internal static MeasureTable Read(byte[] content)
    {
        if (content.Length == 0)
        {
            throw new RefusedDataException("the file is empty (rule empty-file)");
        }

        if (Array.IndexOf(content, (byte)0) >= 0 || !Utf8.IsValid(content))
        {
            throw new RefusedDataException("the file is not UTF-8 text (rule not-text)");
        }

        using var reader = CsvReader.Create(content, Options);
        try
        {
            reader.ReadHeader();
            string[] header = [.. reader.Headers.Select(name => name.Trim())];
            CheckHeader(header);
            return new MeasureTable(header, Rows(reader, header));
        }
        catch (CsvFormatException exception)
        {
            throw new RefusedDataException($"{exception.Message} (rule malformed-csv)");
        }
    }

    private static void CheckHeader(string[] header)
    {
        if (header.Length == 0 || Array.TrueForAll(header, string.IsNullOrEmpty))
        {
            throw new RefusedDataException("the file has no header (rule empty-file)");
        }

        if (header.GroupBy(name => name).FirstOrDefault(names => names.Count() > 1) is { } twice)
        {
            throw new RefusedDataException($"header: column {twice.Key} stands twice (rule duplicate-column)");
        }
    }

    private static List<string[]> Rows(CsvReader reader, string[] header)
    {
        var rows = new List<string[]>();
        while (reader.Read())
        {
            if (reader.FieldCount != header.Length)
            {
                throw new RefusedDataException(
                    $"row {rows.Count + 1}: {reader.FieldCount} cells where the header has {header.Length} (rule cell-count)");
            }

            var cells = new string[header.Length];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = reader.GetString(i);
            }

            rows.Add(cells);
        }

        return rows.Count > 0 ? rows : throw new RefusedDataException("the file has a header and no rows (rule empty-file)");
    }
}
