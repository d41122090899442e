using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Portal.Data.Releases.Formats;

/// <summary>
/// A workbook with three sheets: what it is, the table as people read it (a line for each combination, a column for each measure), and the
/// meaning of every code. The same bytes for the same content.
/// </summary>
public static class XlsxFormat
{
    // The earliest instant that an archive can name: no file of a release knows when it was written
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The file of a table.</summary>
    /// <param name="table">The table; its cells must be complete and in order.</param>
    /// <param name="version">The version of the release that it belongs to.</param>
    public static byte[] Write(ReleaseTable table, ReleaseVersion version)
    {
        CellGrid.Require(table);
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            document.ChangeIdOfPart(workbook, "rId1");
            workbook.Workbook = new Workbook(new Sheets(
                Sheet(workbook, 1, "About", About(table, version)),
                Sheet(workbook, 2, "Table", Lines(table)),
                Sheet(workbook, 3, "Codes", Codes(table))));
        }

        return WithoutTimes(stream.ToArray());
    }

    private static IEnumerable<Row> About(ReleaseTable table, ReleaseVersion version)
    {
        string[] lines = [table.Title, table.Description, ReleaseText.Name(version), .. ReleaseText.Notes(table, version), "Licence: " + ReleaseText.Licence];
        return lines.Select(line => new Row(Text(line)));
    }

    private static IEnumerable<Row> Lines(ReleaseTable table)
    {
        yield return new Row(
            table.Dimensions.SelectMany(dimension => new[] { Text(dimension.Title + " (code)"), Text(dimension.Title) })
                .Concat(table.Measures.Select(measure => Text($"{measure.Title} ({measure.Unit})"))));
        var labels = table.Dimensions.Select(dimension => dimension.Codes.ToDictionary(code => code.Id, code => code.Label, StringComparer.Ordinal)).ToArray();
        foreach (var line in table.Cells.Chunk(table.Measures.Count))
        {
            yield return new Row(
                line[0].Codes.SelectMany((code, at) => new[] { Text(code), Text(labels[at][code]) })
                    .Concat(line.Select(cell => cell.Value is { } value ? Number(value) : Text(cell.Text))));
        }
    }

    private static IEnumerable<Row> Codes(ReleaseTable table)
    {
        yield return new Row(Text("What"), Text("Code"), Text("Meaning"));
        foreach (var (flag, meaning) in CellFlag.All.Where(flag => flag.Flag != CellFlag.Range))
        {
            yield return new Row(Text("In place of a number"), Text(flag), Text(meaning));
        }

        foreach (var measure in table.Measures)
        {
            yield return new Row(Text("Measure"), Text(measure.Id), Text(measure.Description));
        }

        foreach (var dimension in table.Dimensions)
        {
            foreach (var code in dimension.Codes)
            {
                yield return new Row(Text(dimension.Title), Text(code.Id), Text(code.Label));
            }
        }
    }

    private static Sheet Sheet(WorkbookPart workbook, uint number, string name, IEnumerable<Row> rows)
    {
        var id = FormattableString.Invariant($"rId{number}");
        var part = workbook.AddNewPart<WorksheetPart>(id);

        // Row by row: a large table as a tree of elements takes a hundred times its file
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartDocument();
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        foreach (var row in rows)
        {
            writer.WriteElement(row);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
        return new Sheet { Id = id, SheetId = number, Name = name };
    }

    // Texts are texts in a workbook, never formulas
    private static Cell Text(string text) => new(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString };

    private static Cell Number(decimal number) => new(new CellValue(NumberText.Of(number))) { DataType = CellValues.Number };

    private static byte[] WithoutTimes(byte[] package)
    {
        using var source = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
        using var stream = new MemoryStream();
        using (var target = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = NoTime;
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }

        return stream.ToArray();
    }
}
