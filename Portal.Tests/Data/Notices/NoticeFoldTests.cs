using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Portal.Data.Notices;
using static Portal.Data.Notices.EventType;
using static Portal.Tests.Support.Events;

namespace Portal.Tests.Data.Notices;

public sealed class NoticeFoldTests
{
    private static readonly NoticeEvent[] Lively =
    [
        Of(Issued, 0), Of(Delivered, 0.1), Of(Acknowledged, 0.5), Of(Seen, 5, item: "a"), Of(Seen, 6, item: "b"),
        Of(Gone, 9, item: "a", id: "gone-a"), Of(Removed, 30, item: "b"), Of(Extended, 20, deadlineHours: 40), Of(Corrected, 8, target: "gone-a", recordedHours: 12, id: "c1"),
        Of(Corrected, 7, target: "gone-a", recordedHours: 13, id: "c2"), Of(Reappeared, 50, item: "b"), Of(Gone, 60, item: "b"), Of(Disputed, 31),
    ];

    [Fact]
    public void Fold_ItemlessEvents_ActOnEveryItem()
    {
        var items = Fold().Fold(Lively);

        Assert.Equal(["a", "b"], items.Select(item => item.ItemRef));
        Assert.All(items, item => Assert.Equal(At(0.1), item.ReceivedAt));
        Assert.Equal([At(24.1), At(40)], items.Select(item => item.DeadlineAt));
        Assert.All(items, item => Assert.True(item.Flags.HasFlag(ItemFlags.Disputed)));
    }

    [Fact]
    public void Fold_TwoCorrections_TheLastKnownCounts()
    {
        Assert.Equal(At(7), Fold().Fold(Lively)[0].RemovedAt);
        Assert.Equal(At(8), Fold().Fold(Lively, knownAt: At(12.5))[0].RemovedAt);
        Assert.Equal(At(9), Fold().Fold(Lively, knownAt: At(11))[0].RemovedAt);
    }

    [Fact]
    public void Fold_AnyOrderAndRepetition_GivesTheSameStates()
    {
        var expected = Describe(Fold().Fold(Lively));
        var property = Prop.ForAll(
            Gen.Shuffle(Lively.Concat(Lively)).ToArbitrary(),
            shuffled => Describe(Fold().Fold(shuffled)) == expected);

        Check.One(Config.QuickThrowOnFailure, property);
    }

    [Fact]
    public void Fold_SeenThenClaimed_StaysOpen()
    {
        var item = Assert.Single(Fold().Fold([Of(Issued, 0), Of(Seen, 5), Of(Claimed, 6)]));

        Assert.Null(item.RemovedAt);
        Assert.Equal(At(6), item.ClaimedAt);
        Assert.Equal(At(5), item.AliveAt);
    }

    [Fact]
    public void Fold_RemovedOnTheProvidersWord_IsAClaim()
    {
        var item = Assert.Single(Fold().Fold([Of(Issued, 0), Of(Removed, 6, evidence: Evidence.Provider)]));

        Assert.Equal(At(6), item.RemovedAt);
        Assert.True(item.Flags.HasFlag(ItemFlags.ClaimOnly));
    }

    [Theory]
    [InlineData("*", null, true, false)]
    [InlineData("AU;*", null, true, false)]
    [InlineData("*", Evidence.Provider, true, true)]
    [InlineData("AU", null, false, false)]
    [InlineData(null, null, false, false)]
    public void Fold_AccessDisabled_StopsTheItemOnlyForEverybody(string? territory, Evidence? evidence, bool isStopped, bool isClaim)
    {
        var item = Assert.Single(Fold().Fold([Of(Issued, 0), Of(AccessDisabled, 6, evidence: evidence) with { Territory = territory }]));

        Assert.Equal(isStopped ? At(6) : null, item.RemovedAt);
        Assert.Equal(isClaim, item.Flags.HasFlag(ItemFlags.ClaimOnly));
    }

    [Fact]
    public void Fold_LawfulRestoration_IsNoReappearanceNorIsWhatIsSeenAfterIt()
    {
        var item = Assert.Single(Fold().Fold(
        [
            Of(Issued, 0), Of(Claimed, 3), Of(Reappeared, 20, reason: "reinstated"), Of(Claimed, 22),
            Of(Reappeared, 40, reason: ReasonCodes.LawfulRestoration), Of(Seen, 41), Of(Reappeared, 42), Of(Gone, 50),
        ]));

        Assert.Equal(At(3), item.RemovedAt);
        Assert.True(item.Flags.HasFlag(ItemFlags.ClaimOnly));
        Assert.Equal([new OnlineSpell(At(20), At(22))], item.LaterSpells);
    }

    [Fact]
    public void Fold_SeenInTheInstantOfALaterStop_OpensNoSpell()
    {
        var item = Assert.Single(Fold().Fold([Of(Issued, 0), Of(Removed, 3), Of(Reappeared, 5), Of(Removed, 7), Of(Seen, 7)]));

        Assert.Equal([new OnlineSpell(At(5), At(7))], item.LaterSpells);
    }

    [Fact]
    public void Fold_SeenGoneAndBackInOneInstant_IsOneSpell()
    {
        var item = Assert.Single(Fold().Fold([Of(Issued, 0), Of(Removed, 3), Of(Seen, 5), Of(Gone, 5), Of(Reappeared, 5), Of(Removed, 9)]));

        Assert.Equal([new OnlineSpell(At(5), At(9))], item.LaterSpells);
    }

    [Fact]
    public void Fold_GoneAfterSeen_KeepsTheInterval()
    {
        var item = Assert.Single(Fold().Fold([Of(Issued, 0), Of(Seen, 23), Of(Gone, 26), Of(Seen, 30)]));

        Assert.Equal(At(23), item.AliveAt);
        Assert.Equal(At(26), item.RemovedAt);
        Assert.True(item.Flags.HasFlag(ItemFlags.StopIsInterval));
        Assert.Equal([new OnlineSpell(At(30), null)], item.LaterSpells);
    }

    [Fact]
    public void Fold_GoneAfterAReturn_KeepsThatSpellsLastCheck()
    {
        var item = Assert.Single(Fold().Fold([Of(Issued, 0), Of(Removed, 5), Of(Reappeared, 50), Of(Seen, 60), Of(Gone, 80), Of(Seen, 90), Of(Removed, 95)]));

        Assert.Equal([new OnlineSpell(At(50), At(80), At(60)), new OnlineSpell(At(90), At(95))], item.LaterSpells);
    }

    [Theory]
    [InlineData(Evidence.Notifier, 14, false)]
    [InlineData(Evidence.Provider, 3, true)]
    public void Fold_AccessDisabledForEverybody_DeniesAnEarlierClaimUnlessItIsOne(Evidence evidence, double removed, bool isClaimOnly)
    {
        var item = Assert.Single(Fold().Fold(
            [Of(Issued, 0), Of(Claimed, 3, evidence: Evidence.Provider), Of(AccessDisabled, 14, evidence: evidence) with { Territory = "*" }]));

        Assert.Equal((At(removed), isClaimOnly), (item.RemovedAt, item.Flags.HasFlag(ItemFlags.ClaimOnly)));
    }

    [Theory]
    [InlineData(-0.01, ItemFlags.SkewCorrected)]
    [InlineData(-1, ItemFlags.ReleasedBeforeIssue)]
    public void Fold_ReleasedBeforeIssue_EndsAtTheIssueAndContradictsBeyondTheTolerance(double hours, ItemFlags flag)
    {
        var item = Assert.Single(Fold().Fold([Of(Issued, 0), Of(Delivered, 0), Of(Withdrawn, hours, reason: "duplicate")]));

        Assert.Equal(At(0), item.ReleasedAt);
        Assert.True(item.Flags.HasFlag(flag));
    }

    [Fact]
    public void Fold_ExtensionToAnEarlierTime_IsNone()
    {
        var item = Assert.Single(Fold().Fold([Of(Issued, 0), Of(Delivered, 0), Of(Extended, 6, deadlineHours: 8)]));

        Assert.Equal((At(24), ItemFlags.None), (item.DeadlineAt, item.Flags & ItemFlags.Extended));
    }

    [Theory]
    [InlineData(-0.01, true, false)]
    [InlineData(-3, false, true)]
    public void Fold_StopBeforeIssue_IsSkewOrPreResolved(double hours, bool isSkew, bool isPreResolved)
    {
        var item = Assert.Single(Fold().Fold([Of(Issued, 0), Of(Removed, hours)]));

        Assert.Equal(isSkew, item.Flags.HasFlag(ItemFlags.SkewCorrected));
        Assert.Equal(isPreResolved, item.IsPreResolved);
    }

    [Fact]
    public void Fold_ExtensionAfterTheDeadline_RescuesNothing()
    {
        var item = Assert.Single(Fold().Fold([Of(Issued, 0), Of(Extended, 25, deadlineHours: 48)]));

        Assert.Equal(At(24), item.DeadlineAt);
        Assert.True(item.Flags.HasFlag(ItemFlags.ExtendedTooLate));
    }

    [Fact]
    public void Fold_ReleaseAfterRemoval_HasNoEffect()
    {
        var removedFirst = Assert.Single(Fold().Fold([Of(Issued, 0), Of(Removed, 5), Of(Withdrawn, 5, reason: "released")]));
        var releasedFirst = Assert.Single(Fold().Fold([Of(Issued, 0), Of(Removed, 6), Of(Withdrawn, 5, reason: "moved_host")]));

        Assert.Equal((At(5), null), (removedFirst.RemovedAt, removedFirst.ReleasedAt));
        Assert.Equal((null, At(5)), (releasedFirst.RemovedAt, releasedFirst.ReleasedAt));
    }

    [Fact]
    public void Fold_DisputeUpheld_IsVoid() =>
        Assert.True(Assert.Single(Fold().Fold([Of(Issued, 0), Of(Disputed, 2), Of(DisputeResolved, 9, reason: "upheld")])).Flags.HasFlag(ItemFlags.Void));

    [Fact]
    public void Fold_OwnIssue_WinsOverTheNotices()
    {
        var items = Fold().Fold([Of(Issued, 0), Of(Issued, 4, item: "b"), Of(Seen, 5, item: "a")]);

        Assert.Equal([At(0), At(4)], items.Select(item => item.IssuedAt));
    }

    [Fact]
    public void Fold_IssueRetracted_LeavesNoItem() =>
        Assert.Empty(Fold().Fold([Of(Issued, 0, id: "i"), Of(Removed, 3), Of(Retracted, 4, target: "i")]));

    [Fact]
    public void Fold_OwnIssueWithBlankColumns_TakesThemFromTheNotices()
    {
        var items = Fold().Fold(
        [
            Of(Issued, 0) with { Rules = ["R"], LimitSeconds = 60 },
            Of(Issued, 4, item: "b", provider: "birch") with { IssuerCountry = null, HostCountry = null, Category = "csam", NoticeType = null },
        ]);

        var item = Assert.Single(items);
        Assert.Equal(("birch", "XA", "XB", "csam", "hotline_notice", At(4)), (item.Provider, item.IssuerCountry, item.HostCountry, item.Category, item.NoticeType, item.IssuedAt));
    }

    [Theory]
    [InlineData("other")]
    [InlineData("sent_twice")]
    [InlineData(null)]
    public void Fold_WithdrawnForAnyOtherReason_EndsTheClock(string? reason)
    {
        var item = Assert.Single(Fold().Fold([Of(Issued, 0), Of(Withdrawn, 5, reason: reason), Of(Removed, 9)]));

        Assert.Equal((At(5), reason ?? "withdrawn", null), (item.ReleasedAt, item.ReleaseReason, item.RemovedAt));
    }

    [Fact]
    public void Fold_RemovedBeforeAReleaseAndBothWithinTheTolerance_StaysRemoved() =>
        Assert.Equal(At(0), Assert.Single(Fold().Fold([Of(Issued, 0), Of(Removed, -0.02), Of(Withdrawn, -0.01, reason: "released")])).RemovedAt);

    [Fact]
    public void Fold_SeenInTheInstantOfGone_IsNoInterval() =>
        Assert.Equal(At(9), Assert.Single(Fold().Fold([Of(Issued, 0), Of(Seen, 3), Of(Seen, 9), Of(Gone, 9)])).AliveAt);

    [Theory]
    [InlineData(false, 1.0, false)]
    [InlineData(true, 40.0, false)]
    [InlineData(true, null, true)]
    public void Fold_IncompleteRequest_StartsOnlyWhereTheRuleTakesIt(bool isCompleteNeeded, double? startHours, bool isAwaiting)
    {
        var fold = new NoticeFold(
            facts => (isCompleteNeeded ? facts.CompletedAt : facts.ReceivedAt) is { } start
                ? new RuleDeadline("R", start + Duration.FromHours(48)) { IsCompleteNeeded = isCompleteNeeded }
                : new RuleDeadline("R", null) { IsCompleteNeeded = true },
            Duration.Zero);
        NoticeEvent[] events = [Of(Issued, 0), Of(Delivered, 1, reason: ReasonCodes.Incomplete), .. isAwaiting ? (NoticeEvent[])[] : [Of(Delivered, 40)]];

        var item = Assert.Single(fold.Fold(events));

        Assert.Equal((At(startHours ?? 1), isAwaiting, false), (item.ReceivedAt, item.Flags.Has(ItemFlags.AwaitingStart), item.Flags.Has(ItemFlags.LimitMissing)));
        Assert.Equal(startHours is { } hours ? At(hours + 48) : null, item.DeadlineAt);
    }

    private static string Describe(IEnumerable<ItemState> items) =>
        string.Join('\n', items.Select(item => item with { LaterSpells = [] } + string.Join(',', item.LaterSpells)));
}
