using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

/// <summary>
/// The clock of a rule about all users and the fold that figures are counted from read the same events: when an item stopped, when it came back, and
/// whose word that was. Only access disabled on the provider's own word is read twice: the clock takes it, figures take it for a claim.
/// </summary>
public sealed class StopsPropertyTests
{
    private static readonly Gen<NoticeEvent> Any =
        from type in Gen.Elements(
            EventType.Claimed, EventType.Removed, EventType.AccessDisabled, EventType.Seen, EventType.Gone, EventType.Reappeared, EventType.Reappeared, EventType.Acknowledged)
        from hour in Gen.Choose(1, 9)
        from isOwnWord in Gen.Elements(true, false)
        from territory in Gen.Elements("*", "AU", "AU;*")
        from reason in Gen.Elements(null, ReasonCodes.Reuploaded, null, ReasonCodes.LawfulRestoration)
        select new NoticeEvent
        {
            Source = "s",
            EventId = "",
            NoticeRef = "n",
            Type = type,
            OccurredAt = ClockEvents.Hour(hour),
            RecordedAt = ClockEvents.Hour(hour),
            Evidence = type == EventType.Removed && isOwnWord ? Evidence.Provider : null,
            Territory = type == EventType.AccessDisabled ? territory : null,
            Reason = type == EventType.Reappeared ? reason : null,
        };

    [Fact]
    public void Stops_AnyHistory_AreTheSameForTheClockAndForFigures()
    {
        var rule = Assert.Single(Catalogues.Shipped.Named("MY-ONSA-25"));
        Assert.Equal(["*"], rule.RemovalTerritories);
        var histories =
            from count in Gen.Choose(1, 9)
            from events in Gen.ArrayOf(Any, count)
            select ClockEvents.Notice(rule.Id).All.Concat(events.Select((one, at) => one with { EventId = $"x{at}" })).ToArray();

        var property = Prop.ForAll(histories.ToArbitrary(), history =>
        {
            var item = Assert.Single(ItemEvents.Split(VisibleEvents.Of(history, null, null)));
            var turns = StopReader.Read(ItemTimeline.Of(item, null, Instant.MaxValue)!, rule, ClockEvents.Zero, Catalogues.Shipped);
            var stops = ItemStops.Of(item.Events, ClockEvents.Zero, Duration.Zero);
            Instant?[] counted = [stops.RemovedAt, .. stops.LaterSpells.SelectMany(spell => new[] { spell.From, spell.To })];
            return WithoutMoments([.. turns.Select(turn => turn.At)]).SequenceEqual(counted.OfType<Instant>())
                && turns.FirstOrDefault()?.Stop?.IsClaim == (stops.RemovedAt is null ? null : stops.Flags.Has(ItemFlags.ClaimOnly));
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), property);
    }

    // Back, gone and back again in one instant is one spell for figures: what lasts no time is left out where it goes on at once.
    private static List<Instant> WithoutMoments(List<Instant> turns)
    {
        for (var back = 1; back + 2 < turns.Count;)
        {
            if (turns[back] == turns[back + 2])
            {
                turns.RemoveRange(back, 2);
            }
            else
            {
                back += 2;
            }
        }

        return turns;
    }
}
