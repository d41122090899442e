using System.Text.Json.Nodes;
using NodaTime;
using Portal.Commands.Measures;
using Portal.Data.Cube;

namespace Portal.Commands.Slices;

/// <summary>How a slice is written. Times are in seconds, shares between 0 and 1, numbers in full precision.</summary>
internal static class SliceDocument
{
    internal static JsonObject Describe(SliceQuestion question, SliceReport report)
    {
        var slice = report.Slice;
        return new JsonObject
        {
            ["slice"] = new JsonObject
            {
                ["provider"] = question.Filter.Provider,
                ["host"] = question.Filter.HostCountry,
                ["issuer"] = question.Filter.IssuerCountry,
                ["category"] = question.Filter.Category,
                ["rule"] = question.Filter.Rule,
            },
            ["from"] = InstantText.Format(question.Window.From),
            ["to"] = InstantText.Format(question.Window.To),
            ["as_of"] = InstantText.Format(question.Window.AsOf),
            ["known_at"] = InstantText.Format(question.KnownAt ?? question.AskedAt),
            ["method_version"] = SliceReport.MethodVersion,
            ["computed_from"] = question.IsFromEvents ? "events" : "item_states",
            ["synthetic"] = slice.IsSynthetic,
            ["n"] = slice.Counts.Measured,
            ["open_share"] = Json.Number(slice.OpenShare),
            ["counts"] = Describe(slice),
            ["flow"] = Describe(report.Flow),
            ["on_time"] = OnTimeDocument.Describe(slice.OnTime),
            ["on_time_original"] = OnTimeDocument.Describe(slice.OnTimeAgainstOriginal),
            ["removal_period"] = RemovalDocument.Describe(report.Period),
            ["removal_cohort"] = RemovalDocument.Describe(report.Cohort),
            ["acknowledgement"] = ReturnDocument.Describe(report.Acknowledgement),
            ["reappearance"] = ReturnDocument.Describe(report.Reappearance),
            ["availability"] = new JsonObject
            {
                ["n"] = slice.Availability.Items,
                ["item_hours"] = slice.Availability.Total,
                ["item_hours_before_limit"] = slice.Availability.BeforeLimit,
                ["item_hours_after_limit"] = slice.Availability.AfterLimit,
                ["item_hours_lowest"] = slice.Availability.LowestTotal,
                ["item_years"] = slice.Availability.Years,
                ["item_hours_per_1000_items"] = Json.Number(slice.Availability.PerThousandItems),
                ["share_of_slowest_tenth"] = Json.Number(report.ShareOfSlowestTenth),
            },
            ["backlog"] = Describe(slice.Backlog),
        };
    }

    private static JsonObject Describe(Slice slice) => new()
    {
        ["issued"] = slice.Counts.Issued,
        ["void"] = slice.Counts.Void,
        ["pre_resolved"] = slice.Counts.PreResolved,
        ["contradictory"] = slice.Counts.Contradictory,
        ["measured"] = slice.Counts.Measured,
        ["resolved"] = slice.Counts.Resolved,
        ["released"] = slice.Counts.Released,
        ["open"] = slice.Counts.Open,
        ["open_overdue"] = slice.Counts.OpenOverdue,
        ["open_not_due"] = slice.Counts.OpenNotDue,
        ["resolved_on_claim_only"] = slice.ClaimOnly,
    };

    private static JsonObject Describe(SliceFlow flow) => new()
    {
        ["open_at_start"] = flow.OpenAtStart,
        ["issued"] = flow.Issued,
        ["removed"] = flow.Removed,
        ["released"] = flow.Released,
        ["open_at_end"] = flow.OpenAtEnd,
        ["difference"] = flow.Difference,
    };

    private static JsonObject Describe(Backlog backlog) => new()
    {
        ["open"] = backlog.Open,
        ["overdue"] = backlog.Overdue,
        ["oldest_age"] = Json.Number(Seconds(backlog.Oldest)),
        ["by_age"] = Json.Array(backlog.Bands, band => new JsonObject
        {
            ["over"] = Json.Number(Seconds(band.Over)),
            ["up_to"] = Json.Number(Seconds(band.UpTo)),
            ["open"] = band.Open,
            ["overdue"] = band.Overdue,
        }),
    };

    private static double? Seconds(Duration? duration) => duration?.TotalSeconds;
}
