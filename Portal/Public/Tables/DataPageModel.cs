using System.Globalization;
using Portal.Data.Releases;
using Portal.Data.Releases.Formats;
using Portal.Ui;

namespace Portal.Public.Tables;

/// <summary>Loads the catalogue of released tables and the page of one.</summary>
internal sealed class DataPageModel(OpenData data)
{
    /// <summary>What most people take; a table's page has the rest.</summary>
    private static readonly (string Suffix, string Name)[] ForPeople = [(".csv", "CSV"), (".xlsx", "Excel"), (".json", "JSON-stat")];

    /// <param name="site">Address of the site without a slash at its end.</param>
    /// <param name="culture">For sizes and days.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal async Task<DataView> AllAsync(string site, CultureInfo culture, CancellationToken cancellation)
    {
        var open = await data.CurrentAsync(cancellation);
        var tables = open.Tables.Select(id => open.Table(id)!.Value).ToList();
        return new DataView(
            [.. tables.Select(one => Line(open, one.Table, one.Version, culture)).OrderBy(line => line.Title, StringComparer.Ordinal)],
            tables.Exists(one => one.Table.IsSynthetic),
            SchemaOrgFormat.Catalogue(open.Newest, site));
    }

    /// <summary>The page of a table; null where none of that id is published.</summary>
    internal async Task<TableView?> FindAsync(string id, string site, CultureInfo culture, CancellationToken cancellation)
    {
        var open = await data.CurrentAsync(cancellation);
        if (open.Table(id) is not var (table, version))
        {
            return null;
        }

        return new TableView
        {
            Line = Line(open, table, version, culture),
            IsSynthetic = table.IsSynthetic,
            Stamp = $"Published {HumanFormat.Moment(version.PublishedAt ?? version.KnownAt, culture)} · as of {HumanFormat.Moment(version.AsOf, culture)} · known at {HumanFormat.Moment(version.KnownAt, culture)} · method {version.Method}",
            Numbers = TableNumbers.Of(table, culture),
            Files = [.. TableFormat.All.Select(format => FileRow(open, table, format, culture))],
            Dimensions = [.. table.Dimensions.Select(dimension => (dimension.Id, dimension.Title, (IReadOnlyList<TableRow>)[.. dimension.Codes.Select(CodeRow)]))],
            Measures = [.. table.Measures.Select(measure => new MeasureLine(measure.Id, measure.Title, measure.Unit, measure.Description, MeasureWords.NotSaid(measure.Id), MeasureWords.Example(table, measure, culture)))],
            Flags = [.. CellFlag.All.Select(flag => new TableRow(new Link(flag.Flag), [flag.Meaning, CellFlag.ObservationStatus(StatusOf(flag.Flag)), CellFlag.ConfidentialityStatus(StatusOf(flag.Flag))]))],
            Citation = SchemaOrgFormat.Citation(table, version, site),
            Examples = DataExamples.Of(table, site),
            LinkedData = SchemaOrgFormat.Dataset(table, version, site),
        };
    }

    // A range and a figure carried forward are shown
    private static CellStatus StatusOf(string flag) => CellStatusExtensions.FromCode(flag) ?? CellStatus.Shown;

    private static TableRow CodeRow(Code code) => new(new Link(code.Id), [code.Label, code.Parent ?? ""]);

    private static TableRow FileRow(OpenDataSet open, ReleaseTable table, TableFormat format, CultureInfo culture) => open.TryFile(table.Id + format.Suffix, out var file)
        ? new TableRow(
            new Link(format.Title, PortalUrls.TableFile(table.Id, format.Suffix)),
            [format.Suffix, format.MediaType.Split(';')[0], HumanFormat.Bytes(file.Plain.Length, culture), HumanFormat.Bytes(file.Brotli.Length, culture)])
        : new TableRow(new Link(format.Title), ["", "", "", ""]);

    private static DataTableLine Line(OpenDataSet open, ReleaseTable table, ReleaseVersion version, CultureInfo culture) => new(
        table.Id,
        table.Title,
        table.Description,
        table.Dimensions[^1].Codes is [var first, .., var last] ? $"{PeriodText.Of(first.Label, culture)} to {PeriodText.Of(last.Label, culture)}" : PeriodText.Of(table.Dimensions[^1].Codes[0].Label, culture),
        $"{string.Join(" × ", table.Dimensions.Select(dimension => $"{dimension.Title} ({HumanFormat.Count(dimension.Codes.Count, culture)})"))}; {HumanFormat.Count(table.Measures.Count, culture)} measures, {HumanFormat.Count(table.Cells.Count, culture)} cells",
        table.Cells.Count,
        new Link(version.Release, PortalUrls.Release(version.Release)),
        [
            .. ForPeople.Select(format => new Link(
                $"{format.Name} {HumanFormat.Bytes(open.TryFile(table.Id + format.Suffix, out var file) ? file.Plain.Length : 0, culture)}",
                PortalUrls.TableFile(table.Id, format.Suffix))),
        ]);
}
