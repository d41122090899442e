using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Regimes;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

public sealed class OrderPropertyTests
{
    private static readonly EventType[] Types = [.. Enum.GetValues<EventType>().Where(type => type is not (EventType.Issued or EventType.Corrected or EventType.Retracted))];

    private static readonly string[] Reasons = ["void", "released", "upheld", "rejected", "other"];

    private static readonly string[] Territories = ["AU", "*", "EU", "FR"];

    [Fact]
    public void Evaluate_AnyOrderAndRepetition_GivesTheSame()
    {
        var property = Prop.ForAll(
            Events().ToArbitrary(),
            sample => Lines(sample.Shuffled.Concat(sample.Plain.Take(3)), Catalogues.Shipped).SequenceEqual(Lines(sample.Plain, Catalogues.Shipped)));

        property.QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Evaluate_LaterVersionOrHoliday_LeavesClosedVerdicts()
    {
        var rules = JsonNode.Parse(Catalogues.RulesText())!.AsArray();
        var later = rules.Single(row => (string?)row!["id"] == "AU-OSA-109")!.DeepClone().AsObject();
        later["id"] = "AU-OSA-109-v2";
        later["duration"] = 1;
        later["effective_from"] = "2026-04-01";
        rules.Add(later);
        var changed = Catalogues.Loaded(rules.ToJsonString(), "AU,2026-03-02,2026-05-01\nFR,2026-03-02,2026-05-01\n");

        var property = Prop.ForAll(Events().ToArbitrary(), sample => Lines(sample.Plain, Catalogues.Shipped).SequenceEqual(Lines(sample.Plain, changed)));

        property.QuickCheckThrowOnFailure();
    }

    private static string[] Lines(IEnumerable<NoticeEvent> events, RuleCatalogue catalogue) =>
        [.. DeadlineCalculator.Evaluate(events, catalogue, new ClockView(ClockEvents.Hour(60), null)).Select(one =>
            $"{one.ItemRef}|{one.Rule.Id}|{one.Episode}|{one.StartedAt}|{one.DueAt}|{one.OriginalDueAt}|{one.StoppedAt}|{one.Verdict}|{one.VerdictOriginal}|{one.VerdictExtended}|{string.Join(',', one.Flags)}")];

    private static Gen<(NoticeEvent[] Plain, NoticeEvent[] Shuffled)> Events() =>
        from count in Gen.Choose(1, 10)
        from events in Gen.ArrayOf(One(), count)
        let plain = events.Select((one, at) => one with { EventId = $"e{at}" }).Concat(ClockEvents.Notice("AU-OSA-109;FR-LCEN-6-1-v2;MY-ONSA-22-FINAL;UK-OSA-10").All.Select(one => one with { EventId = "n" + one.EventId })).ToArray()
        from shuffled in Gen.Shuffle(plain)
        select (plain, shuffled);

    private static Gen<NoticeEvent> One() =>
        from type in Gen.Elements(Types)
        from hour in Gen.Choose(-2, 50)
        from item in Gen.Elements<string?>(null, "a", "b")
        from reason in Gen.Elements(Reasons)
        from territory in Gen.Elements(Territories)
        select new NoticeEvent
        {
            Source = "s",
            EventId = "",
            NoticeRef = "n",
            ItemRef = item,
            Type = type,
            OccurredAt = ClockEvents.Hour(hour),
            RecordedAt = ClockEvents.Hour(hour),
            Reason = type is EventType.Withdrawn or EventType.DisputeResolved ? reason : null,
            Territory = type == EventType.AccessDisabled ? territory : null,
            DeadlineAt = type == EventType.Extended ? ClockEvents.Hour(hour) + Duration.FromHours(20) : null,
        };
}
