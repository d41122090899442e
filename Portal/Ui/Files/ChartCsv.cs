using NodaTime;
using NodaTime.Text;
using Portal.Data.Releases.Formats;

namespace Portal.Ui.Files;

/// <summary>A chart's numbers as CSV (RFC 4180, UTF-8). Each line carries what it takes to quote it, so that a line that is cut out still says whose it is.</summary>
internal static class ChartCsv
{
    private static readonly string[] Quoted = ["source", "as_of", "known_at", "synthetic"];

    internal static byte[] Write(ChartTable table, FigureFacts facts) => FileBytes.Of(target => Write(target, table, facts));

    private static void Write(Stream target, ChartTable table, FigureFacts facts)
    {
        using var line = new CsvLine(target);
        foreach (var column in table.Columns.Concat(Quoted))
        {
            line.Text(column);
        }

        line.End();
        foreach (var row in table.Rows)
        {
            foreach (var value in row)
            {
                _ = value.IsNumber ? line.Data(value.Text ?? "") : line.Text(value.Text);
            }

            line.Text(facts.Source).Data(Moment(facts.AsOf)).Data(Moment(facts.KnownAt)).Text(facts.IsSynthetic ? "true" : "false").End();
        }
    }

    private static string Moment(Instant? at) => at is { } moment ? InstantPattern.General.Format(moment) : "";
}
