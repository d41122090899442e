using System.Text.Json.Nodes;
using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Documents;

namespace Portal.Slices;

/// <summary>How a slice is written. Times are in seconds, shares between 0 and 1, numbers in full precision.</summary>
internal static class SliceDocument
{
    private const double Month = 30 * 86400.0;

    /// <summary>The figures of the items themselves.</summary>
    internal static JsonObject Describe(Scope scope, SliceQuestion question, SliceReport report) => Fill(
        Head(scope, question, isFromCells: false), report, report.Reappearance, (report.PeriodBefore.RestrictedMean(Month), null), (report.Period.RestrictedMeanSince(report.PeriodBefore, Month), null));

    /// <summary>The figures of the cells.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="report">What the cells say of the window.</param>
    /// <param name="returns">What came back, with its errors where single items are at hand.</param>
    /// <param name="before">What the cells say of the stretch before.</param>
    internal static JsonObject Describe(Scope scope, SliceQuestion question, CubeReport report, IReturnMeasures returns, CubeReport before)
    {
        var document = Head(scope, question, isFromCells: true);
        document["ledger_seq"] = report.LedgerSeq;
        document["digest"] = report.Digest;
        Fill(document, report, returns, before.Period.RestrictedMean(Month), report.Period.RestrictedMeanSince(before.Period, Month));
        if (scope is Scope.OfJurisdiction && question.Filter is { IssuerCountry: null, HostCountry: null })
        {
            document["on_time"]!["notices_note"] = OnTimeDocument.PartedNotices;
        }

        return document;
    }

    private static JsonObject Fill(
        JsonObject document, ISliceMeasures slice, IReturnMeasures returns, (RemovalFigure Figure, Bounded? Bounds) meanBefore, (RemovalFigure Figure, Bounded? Bounds) change)
    {
        document["synthetic"] = slice.IsSynthetic;
        document["n"] = slice.Counts.Measured;
        document["open_share"] = Json.Number(slice.OpenShare);
        document["counts"] = Describe(slice.Counts, slice);
        document["flow"] = Describe(slice.Flow);
        document["on_time"] = OnTimeDocument.Describe(slice.OnTime);
        document["on_time_original"] = OnTimeDocument.Describe(slice.OnTimeAgainstOriginal);
        document["removal_period"] = RemovalDocument.Describe(slice.Period);
        document["removal_cohort"] = RemovalDocument.Describe(slice.Cohort);
        document["acknowledgement"] = ReturnDocument.Describe(slice.Acknowledgement);
        document["reappearance"] = ReturnDocument.Describe(returns);
        document["availability"] = Describe(slice.Availability);
        document["availability"]!["share_of_slowest_tenth"] = Json.Number(slice.ShareOfSlowestTenth);
        if (slice.WhyNoShareOfSlowestTenth is { } because)
        {
            document["availability"]!["share_of_slowest_tenth_not_estimable_because"] = because;
        }

        document["backlog"] = Describe(slice.Backlog);
        document["ways_out"] = ContrastDocument.Describe(slice.WaysOut);
        document["closed_only"] = ContrastDocument.Describe(slice.ClosedOnly);
        document["projection"] = ContrastDocument.Describe(slice.Projection);
        document["removal_change"] = ContrastDocument.Describe(slice.Window.Before, meanBefore, change);
        return document;
    }

    private static JsonObject Head(Scope scope, SliceQuestion question, bool isFromCells)
    {
        var document = new JsonObject
        {
            ["scope"] = scope switch
            {
                Scope.OfProvider one => $"provider:{one.Code}",
                Scope.OfJurisdiction one => $"jurisdiction:{one.Code}",
                _ => "all",
            },
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
            ["limits_to"] = InstantText.Format(Instant.Min(question.Window.LimitsTo ?? Instant.MaxValue, question.Window.SeenTo)),
            ["known_at"] = InstantText.Format(question.KnownAt ?? question.AskedAt),
            ["method_version"] = SliceReport.MethodVersion,
            ["path"] = isFromCells ? "cube" : "events",
            ["computed_from"] = isFromCells ? "cells" : "events",
        };
        if (question.WhyEvents is { } because)
        {
            document["path_because"] = because;
        }

        return document;
    }

    private static JsonObject Describe(AvailabilityHours hours) => new()
    {
        ["n"] = hours.Items,
        ["item_hours"] = hours.Total,
        ["item_years"] = hours.Years,
        ["item_hours_per_1000_items"] = Json.Number(hours.PerThousandItems),
        ["item_hours_before_limit"] = hours.BeforeLimit,
        ["item_hours_after_limit"] = hours.AfterLimit,
        ["item_hours_lowest"] = hours.LowestTotal,
    };

    private static JsonObject Describe(SliceCounts counts, ISliceMeasures slice) => new()
    {
        ["issued"] = counts.Issued,
        ["void"] = counts.Void,
        ["pre_resolved"] = counts.PreResolved,
        ["contradictory"] = counts.Contradictory,
        ["measured"] = counts.Measured,
        ["resolved"] = counts.Resolved,
        ["released"] = counts.Released,
        ["open"] = counts.Open,
        ["open_overdue"] = counts.OpenOverdue,
        ["open_not_due"] = counts.OpenNotDue,
        ["resolved_on_claim_only"] = slice.ClaimOnly,
        ["skew_corrected"] = slice.SkewCorrected,
        ["limit_before_start"] = slice.LimitBeforeStart,
        ["dated_ahead_of_record"] = slice.DatedAhead,
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
