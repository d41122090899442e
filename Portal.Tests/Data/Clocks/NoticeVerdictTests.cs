using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

public sealed class NoticeVerdictTests
{
    private const string Rule = "AU-OSA-109";

    [Fact]
    public void Order_EveryVerdict_HasOnePlace()
    {
        Assert.Equal(Enum.GetValues<Verdict>().Order(), VerdictOrder.WorstFirst.Order());
        Assert.All(VerdictOrder.WorstFirst.Index(), one => Assert.Equal(one.Index, VerdictOrder.PlaceOf(one.Item)));
    }

    [Theory]
    [InlineData(Verdict.OverdueOpen, Verdict.MetLate)]
    [InlineData(Verdict.MetLate, Verdict.Undetermined)]
    [InlineData(Verdict.Undetermined, Verdict.AtRisk)]
    [InlineData(Verdict.LimitMissing, Verdict.AtRisk)]
    [InlineData(Verdict.AtRisk, Verdict.PendingDue)]
    [InlineData(Verdict.PendingDue, Verdict.Running)]
    [InlineData(Verdict.Running, Verdict.Met)]
    [InlineData(Verdict.Met, Verdict.AlreadyGone)]
    [InlineData(Verdict.AlreadyGone, Verdict.Excluded)]
    public void Order_WorseVerdict_ComesFirst(Verdict worse, Verdict better) =>
        Assert.True(VerdictOrder.PlaceOf(worse) < VerdictOrder.PlaceOf(better));

    [Fact]
    public void Notice_ThreeOfFiveItemsInTime_HasTheVerdictOfTheWorstAndTheCounts()
    {
        var events = Items(5).Removed("i1", 5).Removed("i2", 6).Removed("i3", 24).Removed("i4", 30);
        events.Add(EventType.Seen, 23, one => one with { ItemRef = "i5" }).Add(EventType.Gone, 26, one => one with { ItemRef = "i5" });

        var verdict = Assert.Single(NoticeVerdict.Of(events.Read(48)));

        Assert.Equal((Verdict.MetLate, 5, Rule), (verdict.Verdict, verdict.ItemCount, verdict.Rule.Id));
        Assert.Equal([(Verdict.MetLate, 1), (Verdict.Undetermined, 1), (Verdict.Met, 3)], verdict.Counts);
    }

    [Fact]
    public void Notice_ItemStillThere_IsWorseThanOneRemovedLate()
    {
        var verdict = Assert.Single(NoticeVerdict.Of(Items(2).Removed("i1", 30).Read(48)));

        Assert.Equal([(Verdict.OverdueOpen, 1), (Verdict.MetLate, 1)], verdict.Counts);
        Assert.Equal(Verdict.OverdueOpen, verdict.Verdict);
    }

    [Fact]
    public void Notice_ItemWithTwoEpisodes_CountsOnceWithTheWorse()
    {
        var events = Items(1).Removed("i1", 30).Add(EventType.Reappeared, 40, one => one with { ItemRef = "i1" })
            .Add(EventType.Delivered, 41, one => one with { ItemRef = "i1" }).Removed("i1", 42);

        var obligations = events.Read(100);
        var verdict = Assert.Single(NoticeVerdict.Of(obligations));

        Assert.Equal(2, obligations.Count);
        Assert.Equal([(Verdict.MetLate, 1)], verdict.Counts);
    }

    [Fact]
    public void Notice_UnderTwoRules_HasAVerdictForEach()
    {
        var events = new ClockEvents().Issued(0, "AU-OSA-109;NL-WBAOKM-12H").Add(EventType.Delivered, 0).Add(EventType.Removed, 20);

        var verdicts = NoticeVerdict.Of(events.Read(48)).ToArray();

        Assert.Equal([(Rule, Verdict.Met), ("NL-WBAOKM-12H", Verdict.MetLate)], verdicts.Select(one => (one.Rule.Id, one.Verdict)));
    }

    [Fact]
    public void Notices_OneAfterTheOther_AreKeptApart()
    {
        var first = Items(2).Removed("i1", 5).Removed("i2", 5).Read(48);
        var second = first.Select(one => one with { NoticeRef = "o", Verdict = Verdict.Excluded });

        var verdicts = NoticeVerdict.Of(first.Concat(second)).ToArray();

        Assert.Equal([("n", Verdict.Met, 2), ("o", Verdict.Excluded, 2)], verdicts.Select(one => (one.NoticeRef, one.Verdict, one.ItemCount)));
        Assert.Empty(NoticeVerdict.Of([]));
    }

    private static ItemsOfANotice Items(int count)
    {
        var events = ClockEvents.Notice(Rule);
        for (var item = 1; item <= count; item++)
        {
            var name = $"i{item}";
            events.Add(EventType.Issued, 0, one => one with { ItemRef = name, Rules = [Rule] });
        }

        return new ItemsOfANotice(events);
    }

    private sealed class ItemsOfANotice(ClockEvents events)
    {
        internal ItemsOfANotice Removed(string item, double hour) => Add(EventType.Removed, hour, one => one with { ItemRef = item });

        internal ItemsOfANotice Add(EventType type, double hour, Func<NoticeEvent, NoticeEvent> edit)
        {
            events.Add(type, hour, edit);
            return this;
        }

        internal IReadOnlyList<Obligation> Read(double asOf) => events.Read(asOf);
    }
}
