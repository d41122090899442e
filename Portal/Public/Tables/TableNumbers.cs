using System.Globalization;
using Portal.Data.Releases;
using Portal.Public.Released;
using Portal.Ui;

namespace Portal.Public.Tables;

/// <summary>The numbers of a released table as people read them: one sheet for each group of measures, the cells as they were signed.</summary>
internal static class TableNumbers
{
    /// <summary>More lines than this are for programs.</summary>
    internal const int MostLines = 60;

    private const string Low = "on_time_rate_low";
    private const string High = "on_time_rate_high";

    /// <param name="table">The table.</param>
    /// <param name="culture">For digits.</param>
    internal static IReadOnlyList<NumberSheet> Of(ReleaseTable table, CultureInfo culture)
    {
        var (lines, all) = Lines(table);
        var note = lines.Count == all ? "In the order of the file, never by value." : $"{HumanFormat.Count(lines.Count, culture)} of {HumanFormat.Count(all, culture)} lines, the newest period first; the files have all of them.";
        return [.. MeasureGroups.Of(table).Select(group => Sheet(table, group.Id, group.Name, note, lines, culture))];
    }

    private static NumberSheet Sheet(ReleaseTable table, string id, string name, string note, IReadOnlyList<IReadOnlyDictionary<string, ReleaseCell>> lines, CultureInfo culture)
    {
        var telling = MeasureGroups.Telling(table);
        Measure[] measures = [.. MeasureGroups.Measures(table, id).Where(measure => measure.Id != High)];
        return new NumberSheet(
            id,
            MeasureGroups.Common(table, culture) is { Length: > 0 } common ? $"{name}, {common}" : name,
            note,
            [
                .. telling.Select(one => new TableColumn(one.Dimension.Title, IsNumber: false)),
                .. measures.Select(measure => measure.Id == Low ? new TableColumn("95% interval") : new TableColumn(measure.Title, measure.Kind is MeasureKind.Hours ? measure.Unit : null)),
            ],
            [.. lines.Select(line => Row(line, telling, measures, culture))]);
    }

    private static TableRow Row(IReadOnlyDictionary<string, ReleaseCell> line, IReadOnlyList<(Dimension Dimension, int At)> telling, IEnumerable<Measure> measures, CultureInfo culture)
    {
        var codes = line.Values.First().Codes;
        string[] names = [.. telling.Select(one => MeasureGroups.Label(one.Dimension, codes[one.At], culture))];
        return new TableRow(
            new Link(names[0]),
            [
                .. names[1..].Select(name => (TableCell)name),
                .. measures.Select(measure => measure.Id == Low ? Interval(line, culture) : ReleasedWords.Cell(line.GetValueOrDefault(measure.Id), measure.Kind, culture)),
            ]);
    }

    private static TableCell Interval(IReadOnlyDictionary<string, ReleaseCell> line, CultureInfo culture) =>
        line.GetValueOrDefault(Low) is { Status: CellStatus.Shown, Value: { } low } && line.GetValueOrDefault(High) is { Status: CellStatus.Shown, Value: { } high }
            ? HumanFormat.PercentInterval((double)low / 100, (double)high / 100, culture)
            : ReleasedWords.Cell(line.GetValueOrDefault(Low), MeasureKind.Share, culture);

    // A long table begins with its newest period, which is what most people came for. Cells stand line after line, each with every measure
    private static (IReadOnlyList<IReadOnlyDictionary<string, ReleaseCell>> Shown, int All) Lines(ReleaseTable table)
    {
        var width = table.Measures.Count;
        var all = table.Cells.Count / width;
        var newest = table.Dimensions[^1].Codes[^1].Id;
        var first = Enumerable.Range(0, all).Select(line => line * width);
        bool IsNewest(int at) => table.Cells[at].Codes[^1] == newest;
        var shown = all <= MostLines ? first : first.Where(IsNewest).Concat(first.Where(at => !IsNewest(at))).Take(MostLines);
        return ([.. shown.Select(at => Enumerable.Range(at, width).Select(cell => table.Cells[cell]).ToDictionary(cell => cell.Measure, StringComparer.Ordinal))], all);
    }
}
