using System.Text.Json.Nodes;

namespace Portal.Commands.Measures;

/// <summary>Every kind of <c>portal measure</c> and what computes it.</summary>
internal static class MeasureKinds
{
    private const string Random = "prng";

    internal static IReadOnlyList<string> Names { get; } =
    [
        "survival", "survival-clustered", "competing", "recurrent", "rates", "funnel", "control-chart", "clock-time",
        "lifecycle", "interval", "period", "buckets", Random, "cells",
    ];

    /// <summary>The document of one kind; for prng the data is the seed, else the path of a file.</summary>
    internal static JsonObject Compute(string kind, string data, MeasureOptions options)
    {
        if (!Names.Contains(kind))
        {
            throw new WrongUsageException($"unknown kind; one of {string.Join(", ", Names)}");
        }

        if (kind == Random)
        {
            return RandomDocument.Compute(data);
        }

        var table = MeasureTableReader.Read(ReadFile(data));
        try
        {
            return Compute(kind, table, options);
        }
        catch (Exception exception) when (exception is OverflowException or ArgumentOutOfRangeException)
        {
            // A year 9999 plus a day, 10^15 hours, sums of counts beyond 64 bits: each number is well formed, together they leave every calendar and counter.
            throw new RefusedDataException("numbers too large to compute with (rule out-of-range)");
        }
    }

    private static JsonObject Compute(string kind, MeasureTable table, MeasureOptions options) => kind switch
    {
        "survival" => SurvivalDocument.Compute(table, options),
        "survival-clustered" => ClusteredDocument.Compute(table, options),
        "competing" => CompetingDocument.Compute(table, options),
        "recurrent" => RecurrentDocument.Compute(table, options),
        "rates" => RatesDocument.Compute(table, options),
        "funnel" => FunnelDocument.Compute(table),
        "control-chart" => ControlChartDocument.Compute(table, options),
        "clock-time" => ClockTimeDocument.Compute(table),
        "interval" => IntervalDocument.Compute(table, options),
        "period" => PeriodDocument.Compute(table, options),
        "cells" => CellsDocument.Compute(table, options),
        "lifecycle" => LifecycleDocument.Compute(table, options),
        _ => BucketsDocument.Compute(table),
    };

    private static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new WrongUsageException($"cannot read {path}: {exception.Message}");
        }
    }
}
