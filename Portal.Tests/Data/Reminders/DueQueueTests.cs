using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Reminders;
using static Portal.Tests.Support.Events;

namespace Portal.Tests.Data.Reminders;

public sealed class DueQueueTests
{
    private static readonly DueObligation Day = Due(1, 24);

    [Fact]
    public void Standing_LimitOf24Hours_WarnsAtThreeQuartersAndPassesAfterTheDot()
    {
        Assert.Empty(DueQueue.Standing([Day], At(17.99)));
        Assert.Equal([DueChangeKind.AtRisk], DueQueue.Standing([Day], At(18)).Select(one => one.Kind));
        Assert.Equal([DueChangeKind.AtRisk], DueQueue.Standing([Day], At(24)).Select(one => one.Kind));
        Assert.Equal([DueChangeKind.AtRisk, DueChangeKind.Overdue], DueQueue.Standing([Day], At(24) + Duration.FromTicks(10)).Select(one => one.Kind));
    }

    [Fact]
    public void Next_BeforeEachChange_IsTheFirstInstantAtWhichItStands()
    {
        Assert.Equal(At(18), DueQueue.Next([Day, Due(2, 30)], At(0)));
        Assert.Equal(At(22.5), DueQueue.Next([Day, Due(2, 30)], At(18)));
        Assert.Equal(At(24) + Duration.FromTicks(10), DueQueue.Next([Day], At(18)));
        Assert.Null(DueQueue.Next([Day], At(25)));
    }

    [Fact]
    public void Standing_DeadlineBeforeTheStart_PassesWithoutAWarning() =>
        Assert.Equal([DueChangeKind.Overdue], DueQueue.Standing([Due(1, -1)], At(0)).Select(one => one.Kind));

    [Fact]
    public void Between_AnyStops_TogetherTellEachChangeOnce()
    {
        var limits = Gen.Choose(-2, 96).Select(hours => (double)hours).ListOf();
        var stops = Gen.Choose(0, 120).ListOf();
        Prop.ForAll(limits.Zip(stops).ToArbitrary(), pair =>
        {
            var open = pair.Item1.Select((hours, at) => Due(at, hours)).ToArray();
            var instants = pair.Item2.Order().Select(hours => At(hours)).Prepend(At(-10)).Append(At(200)).ToArray();

            var told = instants.Zip(instants.Skip(1), (from, to) => DueQueue.Between(open, from, to)).SelectMany(one => one).ToArray();

            Assert.Equal(told.Distinct().Count(), told.Length);
            Assert.Equal(DueQueue.Standing(open, At(200)).ToHashSet(), told.ToHashSet());
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Next_FollowedFromChangeToChange_MissesNone() =>
        Prop.ForAll(Gen.Choose(1, 96).ListOf().ToArbitrary(), limits =>
        {
            var open = limits.Select((hours, at) => Due(at, hours)).ToArray();
            var told = new HashSet<DueChange>();
            for (Instant? at = At(-10); at is { } now; at = DueQueue.Next(open, now))
            {
                told.UnionWith(DueQueue.Standing(open, now).Where(one => one.Kind == DueChangeKind.Overdue ? one.DueAt + Duration.FromTicks(10) == now : one.HappenedAt == now));
            }

            Assert.Equal(DueQueue.Standing(open, At(400)).ToHashSet(), told);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(DueChangeKind.AtRisk, null, true)]
    [InlineData(DueChangeKind.AtRisk, 20.0, false)]
    [InlineData(DueChangeKind.Overdue, null, true)]
    [InlineData(DueChangeKind.Overdue, 24.0, false)]
    [InlineData(DueChangeKind.Overdue, 25.0, true)]
    public void Holds_StopKnownLate_CancelsWhatItWasInTimeFor(DueChangeKind kind, double? stopped, bool expected)
    {
        var change = DueQueue.Standing([Day], At(30)).Single(one => one.Kind == kind);

        Assert.Equal(expected, DueQueue.Holds(change, "R", At(24), stopped is { } hours ? At(hours) : null, ItemFlags.None));
    }

    [Fact]
    public void Holds_MovedDeadlineOtherRuleOrVoidNotice_Cancels()
    {
        var change = DueQueue.Standing([Day], At(30)).Last();

        Assert.False(DueQueue.Holds(change, "R", At(48), null, ItemFlags.None));
        Assert.False(DueQueue.Holds(change, "S", At(24), null, ItemFlags.None));
        Assert.False(DueQueue.Holds(change, "R", At(24), null, ItemFlags.Void));
    }

    private static DueObligation Due(long item, double hours) =>
        new() { ItemId = item, NoticeId = 100 + item, Rule = "R", StartedAt = At(0), DueAt = At(hours) };
}
