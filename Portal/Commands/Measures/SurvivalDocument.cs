using System.Text.Json.Nodes;
using Portal.Data.Measures;
using Portal.Documents;

namespace Portal.Commands.Measures;

/// <summary>Kind survival: the product-limit curve of all rows and of each group of each group column.</summary>
internal static class SurvivalDocument
{
    internal static JsonObject Compute(MeasureTable table, MeasureOptions options) =>
        Compute(table, options, observations => CurveDocument.Describe(KaplanMeier.Estimate(observations), options));

    /// <summary>The same with another description of one set of observations.</summary>
    internal static JsonObject Compute(
        MeasureTable table, MeasureOptions options, Func<IEnumerable<SurvivalObservation>, JsonObject> describe)
    {
        SurvivalObservation?[] observations =
            [.. SurvivalData.Read(table, options).Select(row => SurvivalData.FromStart(row, options.Start))];
        var document = new JsonObject
        {
            ["all"] = describe(Kept(observations)),
        };
        if (options.Groups.Count > 0)
        {
            AddGroups(document, table, observations, options.Groups, describe);
        }

        return document;
    }

    private static void AddGroups(
        JsonObject document,
        MeasureTable table,
        SurvivalObservation?[] observations,
        IReadOnlyList<string> columns,
        Func<IEnumerable<SurvivalObservation>, JsonObject> describe)
    {
        var (groups, tests) = (new JsonObject(), new JsonObject());
        foreach (var column in columns.Distinct())
        {
            var parts = Split(table.Texts(column), observations);
            foreach (var (label, part) in parts)
            {
                groups[$"{column}={label}"] = describe(part);
            }

            tests[column] = Describe(LogRank.Compare([.. parts.Values]));
        }

        document["groups"] = groups;
        document["logrank"] = tests;
    }

    private static SortedDictionary<string, List<SurvivalObservation>> Split(string[] labels, SurvivalObservation?[] observations)
    {
        var parts = new SortedDictionary<string, List<SurvivalObservation>>(StringComparer.Ordinal);
        for (var i = 0; i < labels.Length; i++)
        {
            if (!parts.TryGetValue(labels[i], out var part))
            {
                parts[labels[i]] = part = [];
            }

            if (observations[i] is { } kept)
            {
                part.Add(kept);
            }
        }

        return parts;
    }

    private static JsonObject Describe(LogRankResult test) => new()
    {
        ["chisq"] = Json.Number(test.ChiSquare),
        ["df"] = test.DegreesOfFreedom,
        ["p"] = Json.Number(test.P),
        ["observed"] = Json.Numbers(test.Observed.Select(count => (double?)count)),
        ["expected"] = Json.Numbers(test.Expected.Select(value => (double?)value)),
    };

    private static IEnumerable<SurvivalObservation> Kept(IEnumerable<SurvivalObservation?> observations) =>
        observations.Where(row => row is not null).Select(row => row!.Value);
}
