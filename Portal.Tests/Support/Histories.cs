using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Regimes;

namespace Portal.Tests.Support;

/// <summary>Generated histories of one notice: pauses, extensions, resets, disputes, checks, corrections and several rules at once.</summary>
internal static class Histories
{
    /// <summary>Rules that differ in kind: fixed, capped, reset, pauses, two outcomes, set in the notice, to keep, without a number, copies, local days.</summary>
    internal const string Rules = "AU-OSA-109;NL-WBAOKM-12H;FR-LCEN-6-1-v2;EU-TCO-3;MY-ONSA-22-FINAL;MY-ONSA-25;US-2258A-PRESERVE-v2;UK-OSA-10;ID-PM5-24H;US-STOPCSAM-REMOVE";

    private static readonly EventType[] Types = [.. Enum.GetValues<EventType>().Where(type => type is not EventType.Issued)];

    private static readonly string[] Withdrawals = ["void", "released", "moved_host", "duplicate"];

    private static readonly string[] Resolutions = ["upheld", "rejected", "other"];

    private static readonly string[] Territories = ["AU", "*", "EU", "FR", "AU;FR"];

    /// <summary>The shipped rules, with pauses under AU-OSA-109 and the proposed rule of working days in force.</summary>
    internal static RuleCatalogue Catalogue { get; } = With(null, _ => { });

    /// <summary>The catalogue of the histories with more rules or holidays.</summary>
    internal static RuleCatalogue With(string? holidays, Action<JsonArray> edit)
    {
        var rules = JsonNode.Parse(Catalogues.RulesText())!.AsArray();
        Row(rules, "AU-OSA-109")["engine"] = new JsonObject { ["pauses"] = true };
        Row(rules, "US-STOPCSAM-REMOVE")["status"] = "in_force";
        edit(rules);
        return Catalogues.Loaded(rules.ToJsonString(), holidays);
    }

    internal static JsonObject Row(JsonArray rules, string id) => rules.Single(row => (string?)row!["id"] == id)!.AsObject();

    /// <summary>One history in plain and in shuffled order.</summary>
    internal static Gen<(NoticeEvent[] Plain, NoticeEvent[] Shuffled)> Events() =>
        from count in Gen.Choose(1, 12)
        from limit in Gen.Elements<long?>(null, 7200, 86_400)
        from events in Gen.ArrayOf(One(), count)
        let start = new ClockEvents().Issued(0, Rules, e => e with { LimitSeconds = limit, Category = "csam-known", EventId = "n0" }).Add(EventType.Delivered, 0.25, e => e with { EventId = "n1" })
        let plain = start.All.Concat(events.Select((one, at) => one with { EventId = $"e{at}", Target = Target(one, at) })).ToArray()
        from shuffled in Gen.Shuffle(plain)
        select (plain, shuffled);

    private static string? Target(NoticeEvent one, int at) => one.Type is EventType.Corrected or EventType.Retracted ? $"e{at / 2}" : null;

    private static Gen<NoticeEvent> One() =>
        from type in Gen.Elements(Types)
        from minute in Gen.Choose(-2 * 60, 50 * 60)
        from late in Gen.Choose(0, 300)
        from item in Gen.Elements<string?>(null, "a", "b")
        from withdrawal in Gen.Elements(Withdrawals)
        from resolution in Gen.Elements(Resolutions)
        from territory in Gen.Elements(Territories)
        from evidence in Gen.Elements<Evidence?>(null, Evidence.Provider, Evidence.Crawler)
        select new NoticeEvent
        {
            Source = "s",
            EventId = "",
            NoticeRef = "n",
            ItemRef = item,
            Type = type,
            OccurredAt = ClockEvents.Zero + Duration.FromMinutes(minute),
            RecordedAt = ClockEvents.Zero + Duration.FromMinutes(minute + late),
            Reason = type == EventType.Withdrawn ? withdrawal : type == EventType.DisputeResolved ? resolution : null,
            Territory = type == EventType.AccessDisabled ? territory : null,
            DeadlineAt = type == EventType.Extended ? ClockEvents.Zero + Duration.FromMinutes(minute + 1200) : null,
            Evidence = type is EventType.Removed or EventType.Gone ? evidence : null,
        };
}
