using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Data.Cube;
using Portal.Documents;

namespace Portal.Commands.Measures;

/// <summary>Kind buckets: the class of each duration, in file order.</summary>
internal static class BucketsDocument
{
    internal static JsonObject Compute(MeasureTable table) =>
        new() { ["rows"] = Json.Array(Seconds(table), Describe) };

    private static long[] Seconds(MeasureTable table) =>
        table.Convert("seconds", (text, row) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw RefusedDataException.At(row, "seconds", "not a whole number of seconds (rule not-a-count)"));

    private static JsonObject Describe(long seconds)
    {
        var bucket = Bucket.Of(seconds);
        return new JsonObject
        {
            ["seconds"] = seconds,
            ["bucket"] = bucket,
            ["lo_exclusive_s"] = Bucket.Lower(bucket),
            ["hi_inclusive_s"] = Bucket.Upper(bucket),
        };
    }
}
