using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Regimes;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

/// <summary>
/// The clocks of the law and the fold that figures are counted from read the same events alike, whatever happened: which items there are, what their
/// issue says, when the clock started, when and on whose word it stopped, when the item came back, and whether the notice was void or taken back.
/// </summary>
public sealed class OneReadingTests
{
    private static readonly NoticeFold Fold = new(CatalogueDeadlines.Of(RuleHistory.Of(Catalogues.Shipped), false, _ => null), Duration.Zero);

    /// <summary>The rule about all users: what is blocked in some territories alone is online for figures too.</summary>
    private static readonly Rule AboutAll = Catalogues.Shipped.Named("MY-ONSA-25")[0];

    [Fact]
    public void Reading_AnyHistory_IsTheSameForClocksAndForFigures()
    {
        var seen = new HashSet<string>();
        var property = Prop.ForAll(AnyHistories.Events().Zip(Gen.Choose(0, 30)).ToArbitrary(), pair =>
        {
            var (history, halfHours) = pair;
            Instant? knownAt = halfHours == 30 ? null : AnyHistories.Zero + Duration.FromMinutes(30 * halfHours);
            var items = Fold.Fold(history, knownAt: knownAt);
            var timelines = ItemEvents.Split(VisibleEvents.Of(history, null, knownAt)).Select(item => ItemTimeline.Of(item, Instant.MaxValue)).OfType<ItemTimeline>().ToArray();
            var obligations = DeadlineCalculator.EvaluateNotice(history, Catalogues.Shipped, new ClockView(Instant.MaxValue, knownAt) { SkewTolerance = Duration.Zero });

            Assert.Equal(timelines.Select(one => one.ItemRef), items.Select(one => one.ItemRef));
            foreach (var (item, timeline) in items.Zip(timelines))
            {
                AssertSameWords(item, timeline);
                AssertSameStops(item, timeline);
                AssertSameStart(item, [.. obligations.Where(one => one.ItemRef == item.ItemRef && one.Episode == 1)]);
                seen.Add($"{item.Flags & (ItemFlags.Void | ItemFlags.AwaitingStart | ItemFlags.ClaimOnly)} {item.RemovedAt is not null} {item.ReleasedAt is not null}");
            }
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(6000), property);

        // Void or not, awaiting or not, claimed or not, in each of the three ends that there are
        Assert.True(seen.Count >= 13, string.Join('\n', seen));
    }

    [Fact]
    public void Reading_ItemThatIsNamedFirstWhenItGoes_WasThereBeforeForClocksAndForFigures()
    {
        var events = ClockEvents.Notice("AU-OSA-109").Add(EventType.Removed, 10, one => one with { ItemRef = "a" }).Add(EventType.Removed, 30, one => one with { ItemRef = "b" });

        Assert.Equal([("a", Verdict.Met), ("b", Verdict.Running)], events.Read(12).Select(one => (one.ItemRef, one.Verdict)));
        Assert.Equal([("a", ClockEvents.Hour(10)), ("b", (Instant?)null)], Fold.Fold(events.All, ClockEvents.Hour(12)).Select(one => (one.ItemRef, one.RemovedAt)));
        Assert.Equal([("a", ClockEvents.Hour(10))], Fold.Fold(events.All, ClockEvents.Hour(12), ClockEvents.Hour(12)).Select(one => (one.ItemRef, one.RemovedAt)));
    }

    private static void AssertSameWords(ItemState item, ItemTimeline timeline)
    {
        Assert.Equal(
            (timeline.Provider ?? "", timeline.IssuerCountry ?? "", timeline.Category ?? "", timeline.NoticeType ?? "", timeline.IssuedAt),
            (item.Provider, item.IssuerCountry, item.Category, item.NoticeType, item.IssuedAt));
        Assert.Equal((timeline.VoidReason is not null, timeline.IsDisputed), (item.Flags.Has(ItemFlags.Void), item.Flags.Has(ItemFlags.Disputed)));
    }

    private static void AssertSameStops(ItemState item, ItemTimeline timeline)
    {
        var turns = StopReader.Read(timeline, AboutAll, item.ReceivedAt, Catalogues.Shipped);
        var stop = turns.FirstOrDefault()?.Stop;
        var release = stop is null ? timeline.Release : null;

        // A release is told as it was; an item was never online before its issue, so for figures it ends no earlier
        var releasedAt = release is null ? (Instant?)null : Instant.Max(release.At, item.IssuedAt);
        Assert.Equal((stop?.At, releasedAt, release?.Reason), (item.RemovedAt, item.ReleasedAt, item.ReleaseReason));
        Assert.Equal(stop?.IsClaim ?? false, item.Flags.Has(ItemFlags.ClaimOnly));
        Assert.Equal(stop?.AliveAt is not null, item.Flags.Has(ItemFlags.StopIsInterval));
        if (stop?.AliveAt is { } aliveAt)
        {
            Assert.Equal(aliveAt, Instant.Min(stop.At, Instant.Max(item.AliveAt ?? item.ReceivedAt, item.ReceivedAt)));
        }

        if (timeline.Release is null)
        {
            Instant?[] counted = [item.RemovedAt, .. item.LaterSpells.SelectMany(spell => new[] { spell.From, spell.To })];
            Assert.Equal(counted.OfType<Instant>(), WithoutMoments([.. turns.Select(turn => turn.At)]));
        }
    }

    /// <summary>The binding rule's own obligation starts, or waits, as the figures do, and runs to the same limit, extensions included.</summary>
    private static void AssertSameStart(ItemState item, Obligation[] obligations)
    {
        var binding = obligations.SingleOrDefault(one => one.Rule.Id == item.Rule);
        if (binding is null)
        {
            Assert.Null(item.Rule);
            Assert.DoesNotContain(obligations, one => one.OriginalDueAt is not null && one.Rule.DutyHolder == DutyHolder.Provider);
            return;
        }

        var started = item.Flags.Has(ItemFlags.AwaitingStart) ? (Instant?)null : binding.Rule.Start.Basis == StartBasis.Issued ? item.IssuedAt : item.ReceivedAt;
        Assert.Equal((started, item.OriginalDeadlineAt), (binding.StartedAt, binding.OriginalDueAt));
        if (binding.StoppedAt == item.RemovedAt)
        {
            // An extension counts up to the stop, and a clock that went on after a stop has a later one
            Assert.Equal(binding.DueAt, item.DeadlineAt);
        }
    }

    // Back, gone and back again in one instant is one spell for figures: what lasts no time is left out where it goes on at once
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
