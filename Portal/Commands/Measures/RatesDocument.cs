using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Data.Measures;
using Portal.Documents;

namespace Portal.Commands.Measures;

/// <summary>Kind rates: intervals of x among n, and of differences of two rates.</summary>
internal static class RatesDocument
{
    private const long MostTrials = 1_000_000_000_000;
    private static readonly double[] DefaultLevels = [0.95, 0.99, 0.998];
    private static readonly string[] DifferenceColumns = ["x1", "n1", "x2", "n2"];

    internal static JsonObject Compute(MeasureTable table, MeasureOptions options)
    {
        var document = new JsonObject();
        var hasDifferences = Array.TrueForAll(DifferenceColumns, table.Has);
        if (table.Has("x") || table.Has("n") || !hasDifferences)
        {
            document["rows"] = Json.Array(Pairs(table, "x", "n"), row => Describe(row.X, row.N, options.Levels ?? DefaultLevels));
        }

        if (hasDifferences)
        {
            var level = options.Levels is [var first, ..] ? first : ConfidenceInterval.DefaultLevel;
            document["newcombe_difference"] = Json.Array(
                Pairs(table, "x1", "n1").Zip(Pairs(table, "x2", "n2")), rows => Describe(rows.First, rows.Second, level));
        }

        return document;
    }

    private static (long X, long N)[] Pairs(MeasureTable table, string xColumn, string nColumn)
    {
        var (x, n) = (table.Counts(xColumn), table.Counts(nColumn));
        var tooMany = Array.FindIndex(n, count => count > MostTrials);
        if (tooMany >= 0)
        {
            throw RefusedDataException.At(tooMany + 1, nColumn, "more than 10^12: limits close to 0 would lose their digits (rule out-of-range)");
        }

        var above = Enumerable.Range(0, x.Length).FirstOrDefault(i => x[i] > n[i], -1);
        return above < 0
            ? [.. x.Zip(n)]
            : throw RefusedDataException.At(above + 1, xColumn, $"more than {nColumn} (rule x-above-n)");
    }

    private static JsonObject Describe(long x, long n, IReadOnlyList<double> levels)
    {
        var row = new JsonObject { ["x"] = x, ["n"] = n };
        if (n == 0)
        {
            foreach (var key in (string[])["p", "wilson", "cp", "jeffreys"])
            {
                row[key] = null;
            }

            return row;
        }

        row["p"] = Json.Number(Rates.Share(x, n));
        foreach (var level in levels)
        {
            var suffix = level.ToString(CultureInfo.InvariantCulture);
            row[$"wilson_{suffix}"] = Json.Interval(Rates.Wilson(x, n, level));
            row[$"cp_{suffix}"] = Json.Interval(Rates.ClopperPearson(x, n, level));
            row[$"jeffreys_{suffix}"] = Json.Interval(Rates.Jeffreys(x, n, level));
        }

        return row;
    }

    private static JsonObject Describe((long X, long N) first, (long X, long N) second, double level)
    {
        var interval = Rates.NewcombeDifference(first.X, first.N, second.X, second.N, level);
        return new JsonObject
        {
            ["x1"] = first.X,
            ["n1"] = first.N,
            ["x2"] = second.X,
            ["n2"] = second.N,
            ["diff"] = Json.Number(Rates.Share(first.X, first.N) - Rates.Share(second.X, second.N)),
            ["lower"] = Json.Number(interval.Lower),
            ["upper"] = Json.Number(interval.Upper),
        };
    }
}
