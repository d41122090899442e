using System.Text.Json.Nodes;
using Portal.Data.Cube;
using Portal.Documents;

namespace Portal.Slices;

/// <summary>How ways out, projections, changes and the naive figure of closed items are written.</summary>
internal static class ContrastDocument
{
    private const double Day = 86400;
    private const double Month = 30 * Day;
    private static readonly double[] Ages = [Day, 2 * Day, 7 * Day, Month];

    internal static JsonObject Describe(WaysOut ways)
    {
        var document = new JsonObject { ["n"] = ways.Items, ["removed"] = ways.Removed, ["moved_host"] = ways.Moved };
        if (ways.WhyNoShare is { } because)
        {
            document["not_estimable_because"] = because;
            return document;
        }

        document["removed_by"] = Json.Array(Ages, age => Describe(ways, 0, age));
        document["moved_host_by"] = Json.Array(Ages, age => Describe(ways, 1, age));
        return document;
    }

    internal static JsonObject Describe(ClosedOnly closed) => new()
    {
        ["n"] = closed.Count,
        ["median"] = Json.Number(closed.Median),
        ["p90"] = Json.Number(closed.NinetiethPercentile),
        ["warning"] = "naive: leaves out what is still online, so it is too short; for contrast only",
    };

    internal static JsonObject Describe(Projection projection)
    {
        var document = new JsonObject { ["n"] = projection.Items };
        Fill(document, projection.LateOrOpen);
        document["by_limit"] = Json.Array(projection.ByLimit.Index(), one =>
        {
            var limit = new JsonObject { ["limit"] = one.Item.Limit.Seconds, ["n"] = one.Item.Limit.Items };
            Fill(limit, one.Item.LateOrOpen);
            return limit.WithBounds(one.Item.LateOrOpen.Value is null ? null : projection.Bounds?.ByLimit[one.Index], "late_or_open_");
        });
        return document.WithBounds(projection.LateOrOpen.Value is null ? null : projection.Bounds?.All, "late_or_open_");
    }

    /// <summary>The restricted mean against the stretch of the same length before.</summary>
    internal static JsonObject Describe(SliceWindow before, (RemovalFigure Figure, Bounded? Bounds) then, (RemovalFigure Figure, Bounded? Bounds) change)
    {
        var difference = change.Figure;
        var document = new JsonObject
        {
            ["before_from"] = InstantText.Format(before.From),
            ["before_to"] = InstantText.Format(before.To),
            ["tau"] = Month,
            ["restricted_mean_before"] = Json.Number(then.Figure.Value),
            ["value"] = Json.Number(difference.Value),
            ["ci"] = Json.Interval(difference.Interval),
            ["ci_independent"] = Json.Interval(difference.BandInterval),
        };
        Explain(document, difference);
        return document
            .WithBounds(then.Figure.Value is null ? null : then.Bounds, "restricted_mean_before_")
            .WithBounds(difference.Value is null ? null : change.Bounds);
    }

    private static JsonObject Describe(WaysOut ways, int cause, double age)
    {
        var document = new JsonObject { ["age"] = age };
        if (ways.WhyNoShareAt(age) is { } because)
        {
            document["value"] = null;
            document["not_estimable_because"] = because;
            return document;
        }

        document["value"] = ways.Curves.IncidenceAt(cause, age);
        document["se"] = ways.Curves.IncidenceErrorAt(cause, age);
        document["ci_band"] = Json.Interval(ways.Curves.IncidenceIntervalAt(cause, age));
        return document.WithBounds(ways.Bounds?.At(cause, age, ways.Curves.IncidenceAt(cause, age)));
    }

    private static void Fill(JsonObject document, RemovalFigure lateOrOpen)
    {
        document["on_time"] = Json.Number(1 - lateOrOpen.Value);
        document["late_or_open"] = Json.Number(lateOrOpen.Value);
        document["late_or_open_ci"] = Json.Interval(lateOrOpen.Interval);
        document["late_or_open_ci_band"] = Json.Interval(lateOrOpen.BandInterval);
        Explain(document, lateOrOpen);
    }

    private static void Explain(JsonObject document, RemovalFigure figure)
    {
        if (figure.Because is { } because)
        {
            document[figure.Value is null ? "not_estimable_because" : "interval_not_estimable_because"] = because;
        }
    }
}
