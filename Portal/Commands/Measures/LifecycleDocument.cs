using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Measures;
using Portal.Data.Notices;
using Portal.Documents;

namespace Portal.Commands.Measures;

/// <summary>Kind lifecycle: states, rates and clocks of compact notices as of A, as known at K.</summary>
internal static class LifecycleDocument
{
    private static readonly (string Name, Func<LifecycleDimensions, string> Of)[] Dimensions =
    [
        ("provider", of => of.Provider), ("country", of => of.Country), ("category", of => of.Category), ("regime", of => of.Regime),
    ];

    internal static JsonObject Compute(MeasureTable table, MeasureOptions options)
    {
        var events = LifecycleData.Read(table);
        LifecycleView[] views = [.. Moments(options).Select(moment => LifecycleFold.Fold(events, moment.AsOf, moment.KnownAt))];
        var epoch = options.Epoch ?? FirstMidnight(views);
        var document = new JsonObject
        {
            ["epoch"] = epoch is { } start ? InstantText.Format(start) : null,
            ["views"] = Json.Array(views, view => Describe(view, epoch ?? view.AsOf)),
        };
        if (views is [var only])
        {
            // One view asked: its keys also stand at the top, so that a reader of one view needs no list.
            foreach (var (key, value) in Describe(only, epoch ?? only.AsOf))
            {
                document[key] = value?.DeepClone();
            }
        }

        return document;
    }

    private static IEnumerable<(Instant AsOf, Instant? KnownAt)> Moments(MeasureOptions options)
    {
        if (options.AsOf.Count == 0)
        {
            throw new WrongUsageException("lifecycle needs --as-of");
        }

        return options.KnownAt.Count switch
        {
            0 => options.AsOf.Select(asOf => (asOf, (Instant?)null)),
            1 => options.AsOf.Select(asOf => (asOf, (Instant?)options.KnownAt[0])),
            var count when count == options.AsOf.Count => options.AsOf.Zip(options.KnownAt, (asOf, knownAt) => (asOf, (Instant?)knownAt)),
            _ => throw new WrongUsageException("--known-at takes one time, or one for each --as-of"),
        };
    }

    private static Instant? FirstMidnight(LifecycleView[] views)
    {
        var issues = views.SelectMany(view => view.Notices).Select(notice => notice.IssuedAt).ToList();
        return issues.Count == 0 ? null : Midnight(issues.Min());
    }

    private static Instant Midnight(Instant instant) => instant.InUtc().Date.AtMidnight().InUtc().ToInstant();

    private static JsonObject Describe(LifecycleView view, Instant epoch)
    {
        var all = new LifecycleSummary(view.Notices, view.AsOf);
        Instant[] midnights = [.. Enumerable.Range(0, 10).Select(i => Midnight(view.AsOf) - Duration.FromDays(9 - i))];
        var by = new JsonObject();
        foreach (var (name, of) in Dimensions)
        {
            by[name] = new JsonObject(view.Notices.GroupBy(notice => of(notice.Dimensions))
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => KeyValuePair.Create<string, JsonNode?>(
                    group.Key, LifecycleSummaryDocument.Describe(new LifecycleSummary([.. group], view.AsOf), epoch, view.AsOf))));
        }

        return new JsonObject
        {
            ["as_of"] = InstantText.Format(view.AsOf),
            ["known_at"] = view.KnownAt is { } knownAt ? InstantText.Format(knownAt) : null,
            ["orphan_events"] = view.OrphanCount,
            ["all"] = LifecycleSummaryDocument.Describe(all, epoch, view.AsOf),
            ["by"] = by,
            ["open_clock_at_midnight"] = Json.Array(midnights, at => new JsonObject
            {
                ["at"] = InstantText.Format(at),
                ["open"] = all.OpenAt(at),
            }),
            ["flow"] = Json.Array(midnights[..^1].Zip(midnights[1..]), day => Flow(day.First, all.Flow(day.First, day.Second))),
        };
    }

    private static JsonObject Flow(Instant day, LifecycleFlow flow) => new()
    {
        ["day"] = InstantPattern.Create("uuuu'-'MM'-'dd", CultureInfo.InvariantCulture).Format(day),
        ["issued"] = flow.Issued,
        ["resolved"] = flow.Resolved,
        ["released"] = flow.Released,
    };
}
