using System.Text.Json.Nodes;
using Portal.Data.Cube;
using Portal.Documents;

namespace Portal.Slices;

/// <summary>How acknowledgement and reappearance are written.</summary>
internal static class ReturnDocument
{
    private const double Day = 86400;
    private static readonly double[] AcknowledgementAges = [900, 3600, Day];
    private static readonly double[] ReappearanceAges = [7 * Day, 30 * Day, 90 * Day];

    internal static JsonObject Describe(Acknowledgement acknowledgement)
    {
        var document = new JsonObject
        {
            ["n"] = acknowledgement.Items,
            ["acknowledged"] = acknowledgement.Acknowledged,
            ["removed"] = acknowledgement.Removed,
            ["removed_unacknowledged"] = acknowledgement.RemovedUnacknowledged,
            ["never_acknowledged_share"] = Json.Number(acknowledgement.NeverAcknowledgedShare),
        };
        if (acknowledgement.WhyNoShare is { } because)
        {
            document["not_estimable_because"] = because;
            return document;
        }

        document["acknowledged_before_removal"] = Json.Array(AcknowledgementAges, age => new JsonObject
        {
            ["age"] = age,
            ["value"] = acknowledgement.Curves.IncidenceAt(0, age),
            ["se"] = acknowledgement.Curves.IncidenceErrorAt(0, age),
            ["ci_band"] = Json.Interval(acknowledgement.Curves.IncidenceIntervalAt(0, age)),
        }.WithBounds(acknowledgement.Bounds?.At(0, age, acknowledgement.Curves.IncidenceAt(0, age))));
        return document;
    }

    internal static JsonObject Describe(IReturnMeasures reappearance)
    {
        var document = new JsonObject { ["n"] = reappearance.Count, ["reappearances"] = reappearance.Events };
        if (reappearance.Count == 0)
        {
            document["not_estimable_because"] = "no item was removed in the window and checked";
            return document;
        }

        document["first"] = Json.Array(ReappearanceAges, age => Describe(age, reappearance.ReadFirst(age)));
        document["mean_number"] = Json.Array(ReappearanceAges, age => Describe(age, reappearance.ReadMean(age)));
        return document;
    }

    private static JsonObject Describe(double age, (RemovalFigure Figure, Bounded? Bounds) read)
    {
        var first = read.Figure;
        var document = new JsonObject { ["age"] = age, ["value"] = Json.Number(first.Value), ["ci_band"] = Json.Interval(first.BandInterval) };
        if (first.Because is { } because)
        {
            document["not_estimable_because"] = because;
        }

        return document.WithBounds(first.Value is null ? null : read.Bounds);
    }

    private static JsonObject Describe(double age, MeanReturns returns)
    {
        var document = new JsonObject { ["age"] = age, ["value"] = Json.Number(returns.Mean) };
        if (returns.Mean is null)
        {
            document["not_estimable_because"] = "no removed item has been followed so long";
            return document;
        }

        document["se_robust"] = Json.Number(returns.RobustError);
        if (returns.WhyNoError is { } because)
        {
            document["se_not_estimable_because"] = because;
        }

        return document.WithBounds(returns.Bounds);
    }
}
