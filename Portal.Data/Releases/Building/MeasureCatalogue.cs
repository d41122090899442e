namespace Portal.Data.Releases.Building;

/// <summary>Every measure that a table may ask for.</summary>
internal static class MeasureCatalogue
{
    internal const string OnTimeRate = "on_time_rate";
    internal const string OnTimeRateLow = "on_time_rate_low";
    internal const string OnTimeRateHigh = "on_time_rate_high";
    internal const string ReturnRate = "return_rate_30d";

    /// <summary>Quantiles of the period's removal times, with the share of the items that is gone by then.</summary>
    internal static IReadOnlyDictionary<string, double> Bins { get; } = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["median_bin"] = 0.5,
        ["p75_bin"] = 0.75,
        ["p90_bin"] = 0.9,
    };

    private static readonly (Measure Measure, Amount[] Amounts)[] Known =
    [
        Count("notices", "Notices", "notices", Amount.Notices, "Notices issued in the period, each counted once, where its first item stands."),
        Count("issued", "Items notified", "items", Amount.Issued, "Items whose notice was issued in the period; void, contradictory and already gone ones are left out."),
        Count("removed", "Removed", "items", Amount.Removed, "Of the items notified in the period, those gone by the instant of looking."),
        Count("open", "Still online", "items", Amount.Open, "Of the items notified in the period, those neither gone nor released at the instant of looking."),
        Count("overdue", "Still online past the limit", "items", Amount.Overdue, "Of those still online, the ones whose time limit has passed."),
        Count("due", "Due", "items", Amount.Due, "Items whose time limit fell in the period, released ones left out."),
        Count("on_time", "Limit met", "items", Amount.OnTime, "Of the items due, those certainly gone by the limit; the limit itself is in time."),
        Count("not_on_time", "Limit missed or undetermined", "items", Amount.NotOnTime, "Of the items due, those not certainly gone by the limit: missed, or the limit lies between two checks."),
        Count("late", "Limit missed", "items", Amount.Late, "Of the items due, those certainly still up after the limit."),
        Count("undetermined", "Undetermined", "items", Amount.Undetermined, "Of the items due, those whose limit lies between the last check that found them and the first that did not."),
        Hours("hours", "Hours online after notice", Amount.Hours, "Item-hours online between issue and removal that lie in the period."),
        Hours("hours_after", "Hours online after the limit", Amount.HoursAfter, "The part of them after the time limit and before the first removal: what keeping to the limit would have spared."),
        Count("watched", "Removed and watched", "items", Amount.Watched, "Items whose removal in the period was checked, and which could be followed for 30 days after it."),
        Count("returned", "Back within 30 days", "items", Amount.Returned, "Of those, the ones seen online again within 30 days."),
        (new(OnTimeRate, "Limit met, of the items due", "per cent", MeasureKind.Share, "Items on time of items due, in whole per cent; near 0 or 100 a band."), [Amount.Due, Amount.OnTime, Amount.NotOnTime]),
        (new(OnTimeRateLow, "Lower end of the 95% interval", "per cent", MeasureKind.Share, "Of the share that met the limit: Wilson's interval on the effective number of items, rounded down."), [Amount.Due, Amount.OnTime, Amount.NotOnTime]),
        (new(OnTimeRateHigh, "Upper end of the 95% interval", "per cent", MeasureKind.Share, "Likewise, rounded up."), [Amount.Due, Amount.OnTime, Amount.NotOnTime]),
        Bin("median_bin", "Half gone after", "The stretch of a fixed grid in which half of the items at risk in the period were gone (period Kaplan-Meier)."),
        Bin("p75_bin", "Three in four gone after", "Likewise for three in four; from 20 items."),
        Bin("p90_bin", "Nine in ten gone after", "Likewise for nine in ten; from 50 items."),
        (new(ReturnRate, "Back within 30 days, of those watched", "per cent", MeasureKind.Share, "Items back within 30 days of items removed and watched, in whole per cent."), [Amount.Watched, Amount.Returned, Amount.Stayed]),
    ];

    internal static Measure? Find(string id) => Known.FirstOrDefault(one => one.Measure.Id == id).Measure;

    /// <summary>The amounts that a measure rests on; the last of a plain one is itself.</summary>
    internal static IReadOnlyList<Amount> AmountsOf(string id) => Known.First(one => one.Measure.Id == id).Amounts;

    private static (Measure Measure, Amount[] Amounts) Count(string id, string title, string unit, Amount amount, string description) =>
        (new(id, title, unit, MeasureKind.Count, description), [amount]);

    private static (Measure Measure, Amount[] Amounts) Bin(string id, string title, string description) =>
        (new(id, title, "hours", MeasureKind.Bin, description), [Amount.Issued]);

    private static (Measure Measure, Amount[] Amounts) Hours(string id, string title, Amount amount, string description) =>
        (new(id, title, "hours", MeasureKind.Hours, description), [amount]);
}
