using System.Text.Json.Nodes;
using Portal.Data.Measures;
using Portal.Documents;

namespace Portal.Commands.Measures;

/// <summary>Kind recurrent: mean cumulative function, of all and of each group, and the ratio of the first two groups.</summary>
internal static class RecurrentDocument
{
    internal static JsonObject Compute(MeasureTable table, MeasureOptions options)
    {
        var intervals = Read(table);
        var times = options.At ?? [];
        var document = new JsonObject { ["all"] = Describe(new MeanCumulative(intervals), times) };
        if (GroupColumn(table, options) is { } column)
        {
            AddGroups(document, Groups(intervals, table.Texts(column)), times);
        }

        var first = KaplanMeier.Estimate(FirstEvents(intervals));
        document["first_event_one_minus_km"] = Json.Array(times, time => new JsonObject
        {
            ["t"] = time,
            ["value"] = first.Count == 0 ? null : 1 - first.At(time).Survival,
        });
        return document;
    }

    internal static RecurrentInterval[] Read(MeasureTable table)
    {
        var (ids, starts, stops, events) = (table.Filled("id"), table.Numbers("start"), table.Numbers("stop"), table.Flags("event"));
        var intervals = new RecurrentInterval[ids.Length];
        for (var i = 0; i < intervals.Length; i++)
        {
            intervals[i] = stops[i] >= starts[i]
                ? new(ids[i], starts[i], stops[i], events[i])
                : throw RefusedDataException.At(i + 1, "stop", "a stop before the start (rule exit-before-entry)");
        }

        // Two stretches at once would put one subject twice into the numbers at risk
        foreach (var own in Enumerable.Range(0, ids.Length).Where(i => stops[i] > starts[i]).GroupBy(i => ids[i], StringComparer.Ordinal))
        {
            int[] inOrder = [.. own.OrderBy(i => starts[i])];
            if (inOrder.Skip(1).Zip(inOrder).Where(pair => starts[pair.First] < stops[pair.Second]).Select(pair => (int?)pair.First).FirstOrDefault() is { } overlap)
            {
                throw RefusedDataException.At(overlap + 1, "start", "before the stop of another stretch of the same id (rule overlapping-stretches)");
            }
        }

        return intervals;
    }

    internal static SortedDictionary<string, List<RecurrentInterval>> Groups(RecurrentInterval[] intervals, string[] labels)
    {
        var groups = new SortedDictionary<string, List<RecurrentInterval>>(StringComparer.Ordinal);
        for (var i = 0; i < labels.Length; i++)
        {
            if (!groups.TryGetValue(labels[i], out var group))
            {
                groups[labels[i]] = group = [];
            }

            group.Add(intervals[i]);
        }

        return groups;
    }

    private static string? GroupColumn(MeasureTable table, MeasureOptions options) => options.Groups.Count switch
    {
        0 => table.Has("group") ? "group" : null,
        1 => options.Groups[0],
        _ => throw new WrongUsageException("recurrent takes one --group"),
    };

    private static void AddGroups(JsonObject document, SortedDictionary<string, List<RecurrentInterval>> groups, IReadOnlyList<double> times)
    {
        document["groups"] = new JsonObject(groups.Select(group =>
            KeyValuePair.Create<string, JsonNode?>(group.Key, Describe(new MeanCumulative(group.Value), times))));
        if (groups.Count >= 2)
        {
            var pair = groups.Values.Take(2).ToArray();
            document["andersen_gill"] = Describe(AndersenGill.Compare(pair[0], pair[1]));
        }
    }

    private static JsonObject Describe(MeanCumulative estimate, IReadOnlyList<double> times) => new()
    {
        ["subjects"] = estimate.Subjects,
        ["events"] = estimate.Events,
        ["at"] = Json.Array(times.Select(estimate.At), point => new JsonObject
        {
            ["t"] = point.Time,
            ["n_risk"] = point.AtRisk,
            ["mcf"] = point.Mean,
            ["se_robust"] = point.RobustError,
            ["se_poisson"] = point.PoissonError,
        }),
    };

    private static JsonObject Describe(AndersenGillResult? result) => new()
    {
        ["coef"] = Json.Number(result?.Coefficient),
        ["rate_ratio"] = Json.Number(result?.RateRatio),
        ["se_naive"] = Json.Number(result?.NaiveError),
        ["se_robust"] = Json.Number(result?.RobustError),
        ["ties"] = "breslow",
    };

    private static IEnumerable<SurvivalObservation> FirstEvents(RecurrentInterval[] intervals) => intervals
        .GroupBy(interval => interval.Subject)
        .Select(FirstEvent.Of);
}
