using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Ui;

namespace Portal.Regulators.Slices;

/// <summary>A slice's document as tables, in the order of its questions. Nothing is computed here: every number stands in the document.</summary>
internal static class SliceTables
{
    private const string BandNote = "Band: read off the curve's own band, widened for items that fall together, where groups of notices are not kept.";

    internal static IReadOnlyList<SliceTable> Of(JsonObject document, CultureInfo culture)
    {
        var cells = new MeasureCells(culture);
        SliceTable[] tables =
        [
            Standing(cells, document["counts"]!, document["flow"]!),
            Backlog(cells, document["backlog"]!, culture),
            Limits(cells, document),
            Speed(cells, "period", "How fast, in the period?", "Everybody at risk in the period, also what is still online. " + BandNote, document["removal_period"]!, document),
            Speed(cells, "cohort", "How fast, of items received in the period?", "Followed to the instant of looking. " + BandNote, document["removal_cohort"]!, null),
            Ways(cells, document),
            Hours(cells, document["availability"]!),
        ];
        return [.. tables.Select(table => table.Gathered())];
    }

    private static SliceTable Standing(MeasureCells cells, JsonNode counts, JsonNode flow) => new(
        "standing", "Where do the items stand?", "Of the items notified in the period. The parts add up to all notified.", MeasureCells.Counted,
        [
            cells.CountRow("Notified", counts["issued"], isTotal: true),
            cells.CountRow("Withdrawn as never valid", counts["void"]),
            cells.CountRow("Gone before the notice was sent", counts["pre_resolved"]),
            cells.CountRow("With times that contradict each other", counts["contradictory"]),
            cells.CountRow("Removed", counts["resolved"]),
            cells.CountRow("Of them on the provider's word alone", counts["resolved_on_claim_only"]),
            cells.CountRow("Released: moved, duplicate, re-routed", counts["released"]),
            cells.CountRow("Open, past the limit", counts["open_overdue"]),
            cells.CountRow("Open, limit not reached or none", counts["open_not_due"]),
            cells.CountRow("Open at the start of the period", flow["open_at_start"]),
            cells.CountRow("Open at its end", flow["open_at_end"]),
            cells.CountRow("Opened less closed less open: 0 where the data add up", flow["difference"]),
        ]);

    private static SliceTable Backlog(MeasureCells cells, JsonNode backlog, CultureInfo culture) => new(
        "backlog", "What is still online?", "At the instant of looking, whenever it was notified, by time since receipt.",
        [new("Age", IsNumber: false), new("Open"), new("Past the limit")],
        [
            .. backlog["by_age"]!.AsArray().Select(band => new TableRow(
                new Link(band!["up_to"] is { } upTo ? $"up to {cells.Length((double)upTo)}" : $"over {cells.Length((double)band["over"]!)}"),
                [cells.Count(band["open"]), cells.Count(band["overdue"])])),
            new TableRow(new Link("All"), [cells.Count(backlog["open"]), cells.Count(backlog["overdue"])], IsTotal: true),
            new TableRow(new Link("Oldest"), [backlog["oldest_age"] is { } oldest ? cells.Length((double)oldest) : "none", ""]),
        ]);

    private static SliceTable Limits(MeasureCells cells, JsonObject document)
    {
        var (inForce, original, projection) = (document["on_time"]!, document["on_time_original"]!, document["projection"]!);
        return new SliceTable(
            "limits", "Was the time limit met?", LimitsNote(document), MeasureCells.Measured,
            [
                MeasureCells.Plain("Due", cells.Count(inForce["n"]), $"in {cells.Count(inForce["notices"])} notices"),
                MeasureCells.Plain("On time", cells.Count(inForce["on_time"])),
                MeasureCells.Plain("Late", cells.Count(inForce["late"])),
                MeasureCells.Plain("Undetermined", cells.Count(inForce["undetermined"])),
                cells.Row("Share on time, certain", inForce, cells.Share, "rate", "Wilson on the effective number of items"),
                Exact(cells, inForce),
                cells.Row("If all undetermined were on time", Only(inForce["rate_highest"]), cells.Share),
                cells.Row("Against the limit before extensions", original, cells.Share, "rate"),
                MeasureCells.Plain("Extended in time", cells.Count(inForce["extended"]), "of the due items"),
                MeasureCells.Plain("Extended too late", cells.Count(inForce["extended_too_late"]), "of the due items"),
                MeasureCells.Plain("Open, limit ahead", cells.Count(projection["n"])),
                cells.Row("Projected late or open at its limit", projection, cells.Share, "late_or_open", "projected"),
                .. projection["by_limit"]!.AsArray().Select(limit =>
                    cells.Row($"Projected, limit of {cells.Length((double)limit!["limit"]!)} under any rule ({cells.Items(limit["n"])})", limit, cells.Share, "late_or_open", "projected")),
            ]);
    }

    private static string LimitsNote(JsonObject document) =>
        "Items whose limit ran out in the period; open ones count as late. Projected: what would come of open items if they went as fast as in the period, all of them and by the length of their limit."
        + (document["on_time"]!["notices_note"] is null
            ? ""
            : " A notice that names several issuers counts as two notices where this jurisdiction sent one part of it and only hosts another, and its parts as independent. Items count once.");

    private static TableRow Exact(MeasureCells cells, JsonNode counts) =>
        cells.Row("The same, exact binomial", new JsonObject { ["value"] = counts["rate"]?.DeepClone(), ["ci"] = counts["ci_clopper_pearson"]?.DeepClone() }, cells.Share, how: "Clopper-Pearson, items taken as independent");

    private static JsonObject Only(JsonNode? value) => new() { ["value"] = value?.DeepClone() };

    private static SliceTable Speed(MeasureCells cells, string id, string title, string note, JsonNode curve, JsonObject? contrast)
    {
        var rows = new List<TableRow>
        {
            MeasureCells.Plain("Followed", cells.Count(curve["n"])),
            MeasureCells.Plain("Removed", cells.Count(curve["removed"])),
            MeasureCells.Plain("Still open, or released", cells.Count(curve["censored"])),
        };
        if (curve["start_age"] is { } start && (double)start > 0)
        {
            rows.Add(MeasureCells.Plain("Of items still online after", cells.Length((double)start), "fewer than ten were followed at younger ages"));
        }

        foreach (var quantile in curve["quantiles"]!.AsArray())
        {
            var p = (double)quantile!["p"]!;
            rows.Add(cells.Row(p switch { 0.5 => "Half gone after", 0.75 => "3 in 4 gone after", 0.9 => "9 in 10 gone after", _ => "19 in 20 gone after" }, quantile, cells.Length));
            if (contrast?["closed_only"] is { } closed && p is 0.5 or 0.9)
            {
                rows.Add(cells.Row($"Closed items only, naive ({cells.Count(contrast!["closed_only"]!["n"])})", Only(contrast["closed_only"]![p == 0.5 ? "median" : "p90"]), cells.Length, how: "too short: open items left out"));
            }
        }

        rows.AddRange(curve["still_online"]!.AsArray().Select(point => cells.Row($"Still online after {cells.Length((double)point!["age"]!)}", point, cells.Share)));
        rows.Add(cells.Row("Mean time online in the first 30 d", curve["restricted_mean"]!, cells.Length));
        rows.Add(cells.Row("Mean of the slowest tenth, up to 30 d", curve["slowest_tenth_mean"]!, cells.Length));
        if (contrast?["removal_change"] is { } change)
        {
            rows.Add(cells.Row("Mean against the stretch before", change, cells.Signed, how: $"{((string)change["before_from"]!)[..10]} to {((string)change["before_to"]!)[..10]}"));
        }

        return new SliceTable(id, title, note, MeasureCells.Measured, rows);
    }

    private static SliceTable Ways(MeasureCells cells, JsonObject document)
    {
        var (ways, acknowledged, back) = (document["ways_out"]!, document["acknowledgement"]!, document["reappearance"]!);
        return new SliceTable(
            "ways", "How did it end, and did it come back?", "Moved to another host is a way out of its own, and no removal. Bands count by notice.", MeasureCells.Measured,
            [
                MeasureCells.Plain("Received", cells.Count(ways["n"]), (string?)ways["not_estimable_because"] ?? ""),
                MeasureCells.Plain("Removed", cells.Count(ways["removed"])),
                MeasureCells.Plain("Moved to another host", cells.Count(ways["moved_host"])),
                .. Ages(cells, ways, "removed_by", "Removed by"), .. Ages(cells, ways, "moved_host_by", "Moved host by"),
                MeasureCells.Plain("Acknowledged", cells.Count(acknowledged["acknowledged"]), (string?)acknowledged["not_estimable_because"] ?? ""),
                MeasureCells.Plain("Removed without being acknowledged", cells.Count(acknowledged["removed_unacknowledged"])),
                .. Ages(cells, acknowledged, "acknowledged_before_removal", "Acknowledged before removal, by"),
                MeasureCells.Plain("Removed and checked", cells.Count(back["n"]), (string?)back["not_estimable_because"] ?? ""),
                MeasureCells.Plain("Times back", cells.Count(back["reappearances"])),
                .. Ages(cells, back, "first", "Back at least once by"),
                .. back["mean_number"] is JsonArray means ? means.Select(point => cells.Row($"Times back per removed item, by {cells.Length((double)point!["age"]!)}", point, value => cells.Number(value, 3))) : [],
            ]);
    }

    private static IEnumerable<TableRow> Ages(MeasureCells cells, JsonNode node, string key, string name) =>
        node[key] is JsonArray points ? points.Select(point => cells.Row($"{name} {cells.Length((double)point!["age"]!)}", point, cells.Share)) : [];

    private static SliceTable Hours(MeasureCells cells, JsonNode hours) => new(
        "hours", "How long was it online, all together?", "Item-hours in the period after the notice: one item online for one hour. They add up over providers, countries and days.", MeasureCells.Measured,
        [
            MeasureCells.Plain("Items online in the period", cells.Count(hours["n"])),
            MeasureCells.Plain("Item-hours", cells.Number((double)hours["item_hours"]!, 0), $"{cells.Number((double)hours["item_years"]!, 1)} item-years"),
            MeasureCells.Plain("Before the limit, without one, or back again", cells.Number((double)hours["item_hours_before_limit"]!, 0)),
            MeasureCells.Plain("After the limit", cells.Number((double)hours["item_hours_after_limit"]!, 0), "what keeping to the limit would have spared"),
            MeasureCells.Plain("At least, if gone at the last check", cells.Number((double)hours["item_hours_lowest"]!, 0)),
            cells.Row("Per 1,000 items", Only(hours["item_hours_per_1000_items"]), value => cells.Number(value, 0)),
            MeasureCells.Plain("Share of the slowest tenth", hours["share_of_slowest_tenth"] is { } share ? cells.Share((double)share) : MeasureCells.NotEstimable, (string?)hours["share_of_slowest_tenth_not_estimable_because"] ?? ""),
        ]);
}
