using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Data.Measures;
using Portal.Documents;

namespace Portal.Commands.Measures;

/// <summary>Kind period: the curve of a window of days, with the cohort and the closed ones for contrast.</summary>
internal static class PeriodDocument
{
    private const double DaySeconds = 86400;
    private const string Rule = "window [from, to): everybody at risk in it enters at the age at its start and is censored at its end";
    private static readonly double[] DefaultAt = [3600, 86400, 172800, 604800];
    private static readonly double[] DefaultTau = [86400, 259200, 604800];
    private static readonly double[] CohortAt = [86400, 172800];

    internal static JsonObject Compute(MeasureTable table, MeasureOptions options)
    {
        if (options.From.Count == 0 || options.From.Count != options.To.Count || options.From.Zip(options.To).Any(window => window.First >= window.Second))
        {
            throw new WrongUsageException("period needs --from and --to, as many of each, every window ending after its start");
        }

        var items = Read(table);
        var reading = options with { At = options.At ?? DefaultAt, Tau = options.Tau ?? DefaultTau };
        var windows = options.From.Zip(options.To).ToList();
        var document = new JsonObject { ["rule"] = Rule };
        if (windows is [var only])
        {
            // One window asked: its keys also stand at the top, so that a reader of one window needs no name.
            document = Describe(items, only.First, only.Second, reading);
            document["rule"] = Rule;
        }

        document["windows"] = new JsonObject(windows.Select(window => KeyValuePair.Create<string, JsonNode?>(
            string.Create(CultureInfo.InvariantCulture, $"d{window.First}_{window.Second}"), Describe(items, window.First, window.Second, reading))));
        return document;
    }

    internal static DatedItem[] Read(MeasureTable table)
    {
        var (issued, resolved) = (table.Numbers("issued_s"), table.OptionalNumbers("resolved_s"));
        var items = new DatedItem[issued.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = resolved[i] < issued[i]
                ? throw RefusedDataException.At(i + 1, "resolved_s", "resolved before the issue (rule exit-before-entry)")
                : new(issued[i], resolved[i]);
        }

        return items;
    }

    private static JsonObject Describe(DatedItem[] items, double fromDay, double toDay, MeasureOptions options)
    {
        var (from, to) = (fromDay * DaySeconds, toDay * DaySeconds);
        var window = new JsonObject { ["from_day"] = fromDay, ["to_day"] = toDay };
        foreach (var (key, value) in CurveDocument.Describe(PeriodKaplanMeier.Estimate(items, from, to), options))
        {
            window[key] = value?.DeepClone();
        }

        window["cohort_seen_at_b"] = CurveDocument.Describe(PeriodKaplanMeier.CohortAtEnd(items, from, to), options with { At = CohortAt });
        window["naive_closed_in_window"] = Describe(ClosedSummary.Of(PeriodKaplanMeier.ClosedDurations(items, from, to), DaySeconds));
        return window;
    }

    private static JsonObject Describe(ClosedSummary closed) => new()
    {
        ["n"] = closed.Count,
        ["mean_s"] = Json.Number(closed.Mean),
        ["median_s"] = Json.Number(closed.Median),
        ["pct_within_24h"] = Json.Number(closed.ShareWithin),
    };
}
