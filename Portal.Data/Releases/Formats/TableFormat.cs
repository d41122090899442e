namespace Portal.Data.Releases.Formats;

/// <summary>A format in which every released table is published.</summary>
/// <param name="Suffix">What follows the table's id in the file's name and in public addresses.</param>
/// <param name="MediaType">What it is served as.</param>
/// <param name="Title">Name as people read it.</param>
/// <param name="WriteTo">Writes the file, bit by bit because some take tens of megabytes: a pure function.</param>
public sealed record TableFormat(string Suffix, string MediaType, string Title, Action<Stream, ReleaseTable, ReleaseVersion> WriteTo)
{
    /// <summary>Every format, in the order in which pages offer them. Suffixes are promised for ever.</summary>
    public static IReadOnlyList<TableFormat> All { get; } =
    [
        new(".csv", "text/csv; charset=utf-8; header=present", "CSV", (target, table, _) => CsvFormat.Write(target, table)),
        new(".csv-metadata.json", "application/csvm+json", "Metadata of the CSV (CSV on the Web)", (target, table, version) => target.Write(CsvwFormat.Write(table, version))),
        new(".json", "application/json", "JSON-stat 2.0", JsonStatFormat.Write),
        new(".sdmx.csv", "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8", "SDMX-CSV 2.0", (target, table, _) => SdmxCsvFormat.Write(target, table)),
        new(".sdmx.json", "application/vnd.sdmx.data+json; version=2.0.0; charset=utf-8", "SDMX-JSON 2.0", SdmxJsonFormat.Write),
        new(".structure.json", "application/vnd.sdmx.structure+json; version=2.0.0; charset=utf-8", "SDMX-JSON 2.0, structure", (target, table, version) => target.Write(SdmxStructureJsonFormat.Write(table, version))),
        new(".xml", "application/vnd.sdmx.genericdata+xml; version=2.1", "SDMX-ML 2.1, generic data", SdmxGenericFormat.Write),
        new(".structure.xml", "application/vnd.sdmx.structure+xml; version=2.1", "SDMX-ML 2.1, structure", (target, table, version) => target.Write(SdmxStructureFormat.Write(table, version))),
        new(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel workbook", (target, table, version) => target.Write(XlsxFormat.Write(table, version))),
    ];

    /// <summary>The file as a whole.</summary>
    public byte[] Write(ReleaseTable table, ReleaseVersion version) => FileBytes.Of(target => WriteTo(target, table, version));

    /// <summary>Every file of a table.</summary>
    public static IReadOnlyList<TableFile> FilesOf(ReleaseTable table, ReleaseVersion version) =>
        [.. All.Select(format => new TableFile(table.Id + format.Suffix, format.MediaType, format.Write(table, version)))];

    /// <summary>The format of a file name, the longest suffix first; null where it is none of ours.</summary>
    public static TableFormat? OfFile(string name) =>
        All.Where(format => name.EndsWith(format.Suffix, StringComparison.Ordinal)).MaxBy(format => format.Suffix.Length);
}
