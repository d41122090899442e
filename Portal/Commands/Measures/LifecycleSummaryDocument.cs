using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using Portal.Data.Measures;
using Portal.Documents;

namespace Portal.Commands.Measures;

/// <summary>How the summary of one set of compact notices is written.</summary>
internal static class LifecycleSummaryDocument
{
    private const double WeekSeconds = 604800;
    private static readonly int[] ReadAtSeconds = [3600, 86400, 259200];

    internal static JsonObject Describe(LifecycleSummary summary, Instant epoch, Instant asOf)
    {
        var middle = epoch + Duration.FromDays((int)Math.Floor((asOf - epoch).TotalDays / 2));
        return new JsonObject
        {
            ["issued_total"] = summary.Issued,
            ["void"] = summary.Void,
            ["pre_resolved"] = summary.PreResolved,
            ["measured"] = summary.Measured,
            ["resolved"] = summary.Resolved,
            ["released"] = summary.Released,
            ["open_overdue"] = summary.OpenOverdue,
            ["open_not_due"] = summary.OpenNotDue,
            ["resolved_on_time"] = summary.ResolvedOnTime,
            ["resolved_late"] = summary.ResolvedLate,
            ["released_after_deadline"] = summary.ReleasedAfterDeadline,
            ["disputed_now"] = summary.Disputed,
            ["on_time_due_cohort"] = Describe(summary.DueCohort),
            ["on_time_decided"] = Describe(summary.Decided),
            ["ack"] = new JsonObject
            {
                ["before_or_at_removal"] = summary.AcknowledgedInTime,
                ["after_removal"] = summary.AcknowledgedAfterRemoval,
                ["none"] = summary.NotAcknowledged,
            },
            ["exposure_s"] = summary.Exposure(Instant.MinValue, asOf).TotalSeconds,
            ["overdue_exposure_s"] = summary.OverdueExposure.TotalSeconds,
            ["exposure_in_window_s"] = new JsonObject
            {
                [Window(epoch, middle)] = summary.Exposure(epoch, middle).TotalSeconds,
                [Window(middle, asOf)] = summary.Exposure(middle, asOf).TotalSeconds,
            },
            ["currently_online"] = summary.CurrentlyOnline,
            ["reappearances"] = summary.Reappearances,
            ["removed_items"] = summary.Resolved,
            ["items_with_reappearance"] = summary.ItemsWithReappearance,
            ["km"] = Describe(summary.RemovalCurve),
            ["naive_mean_closed_s"] = Json.Number(summary.NaiveMeanSeconds),
        };
    }

    private static string Window(Instant from, Instant to) => $"{InstantText.Format(from)}/{InstantText.Format(to)}";

    private static JsonObject Describe(OnTimeCount count) => new() { ["x"] = count.OnTime, ["n"] = count.Due };

    private static JsonObject Describe(SurvivalCurve curve) => new()
    {
        ["n"] = curve.Count,
        ["events"] = curve.Events,
        ["surv_at"] = new JsonObject(ReadAtSeconds.Select(seconds => KeyValuePair.Create<string, JsonNode?>(
            seconds.ToString(CultureInfo.InvariantCulture), curve.At(seconds).Survival))),
        ["median_s"] = Json.Number(curve.Quantile(0.5).Midpoint),
        ["rmst_7d_s"] = curve.RestrictedMean(WeekSeconds).Mean,
    };
}
