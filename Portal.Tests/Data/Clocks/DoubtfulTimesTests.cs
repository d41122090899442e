using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Regimes;
using Portal.Tests.Data.Seeding;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

/// <summary>What a clock keeps out of published figures is held against no limit there, item by item, and nothing else is left out for it.</summary>
public sealed class DoubtfulTimesTests
{
    private static readonly Duration Tolerance = Duration.FromSeconds(120);
    private static readonly NoticeFold Fold = new(CatalogueDeadlines.Of(RuleHistory.Of(Catalogues.Shipped), false, _ => null), Tolerance);
    private static readonly CellKind[] Judging =
    [
        CellKind.OnTime, CellKind.Late, CellKind.Undetermined, CellKind.OriginalOnTime, CellKind.OriginalLate, CellKind.OriginalUndetermined,
        CellKind.Extended, CellKind.ExtendedTooLate, CellKind.BecameOverdue, CellKind.OverdueEnded, CellKind.OnlineLimited, CellKind.OnlineLimitedAcknowledged,
    ];

    [Fact]
    public void Verdict_AnyHistory_IsQuarantinedWhereFiguresHoldTheItemAgainstNoLimit()
    {
        var seen = new HashSet<string>();
        var property = Prop.ForAll((from history in OddHistories() from look in Gen.Choose(0, 80) select (history, look)).ToArbitrary(), one =>
            seen.UnionWith(Agree(one.history, one.look == 80 ? Instant.MaxValue : AnyHistories.Zero + Duration.FromMinutes(30 * one.look))));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(4000), property);

        Assert.Superset(new HashSet<string> { "None", "LimitBeforeStart", "DatedAheadOfRecord", "LimitInDoubt" }, seen);
    }

    [Fact]
    public void Verdict_GeneratedWorldWithOddTimes_IsQuarantinedWhereFiguresHoldTheItemAgainstNoLimit()
    {
        var events = GeneratorTests.Accepted(GeneratorTests.Generate(GeneratorTests.Options("dirty", 3000, 17)).Bytes);
        var found = new List<string>();
        foreach (var (at, notice) in events.GroupBy(one => one.NoticeRef, StringComparer.Ordinal).Index())
        {
            found.AddRange(Agree([.. notice.Select(one => Odd(one, at % 10))], Instant.FromUtc(2027, 1, 1, 0, 0)));
        }

        Assert.All(["None", "LimitBeforeStart", "DatedAheadOfRecord"], doubt => Assert.InRange(found.Count(one => one == doubt), 10, events.Count));

        static NoticeEvent Odd(NoticeEvent one, int turn) => (turn, one.Type) switch
        {
            (3, EventType.Issued) => one with { Rules = ["NL-WBAOKM-12H", "AU-OSA-109"], DeadlineAt = one.OccurredAt - Duration.FromHours(1) },
            (_, EventType.Issued) => one with { Rules = ["NL-WBAOKM-12H", "AU-OSA-109"] },
            (7, EventType.Gone or EventType.Removed) => one with { RecordedAt = one.OccurredAt - Duration.FromHours(1) },
            _ => one,
        };
    }

    [Theory]
    [InlineData(-0.5, 0, false)]
    [InlineData(5, 0, false)]
    [InlineData(6, 0, true)]
    [InlineData(6.5, 0, true)]
    [InlineData(30, 120, true)]
    [InlineData(30, 121, false)]
    public void Figures_LimitBeforeTheReceiptOrEventAheadOfItsRecord_JudgeNothingAndCountTheItem(double limitHours, double secondsAhead, bool isJudged)
    {
        var events = new ClockEvents()
            .Issued(0, "SG-BA-45H", one => one with { DeadlineAt = ClockEvents.Hour(limitHours) })
            .Add(EventType.Delivered, 6)
            .Add(EventType.Removed, 10, one => one with { RecordedAt = one.OccurredAt - Duration.FromSeconds(secondsAhead) });
        var window = new SliceWindow(ClockEvents.Hour(-24), ClockEvents.Hour(72), ClockEvents.Hour(48));

        var item = new StoredItem(0, 0, false, Fold.Fold(events.All).Single());
        var slice = Slice.Of([item], window);
        Agree(events.All, ClockEvents.Hour(48));

        Assert.Equal((isJudged ? 1 : 0, isJudged ? 1 : 0, 1, 1), (slice.OnTime.Due, slice.OnTimeAgainstOriginal.Due, slice.Counts.Measured, slice.Counts.Resolved));
        Assert.Equal((limitHours < 6 ? 1 : 0, secondsAhead > 120 ? 1 : 0), (slice.LimitBeforeStart, slice.DatedAhead));
        Assert.Equal(isJudged && limitHours < 10, slice.Availability.AfterLimit > 0);
    }

    /// <summary>Holds the clock of each item's binding rule beside the item; returns what stands in doubt.</summary>
    private static HashSet<string> Agree(IReadOnlyList<NoticeEvent> notice, Instant look)
    {
        var obligations = DeadlineCalculator.EvaluateNotice(notice, Catalogues.Shipped, new ClockView(look, KnownAt: null));
        var found = new HashSet<string>();
        foreach (var item in Fold.Fold(notice, look).Where(one => one.IsMeasured()))
        {
            if (obligations.SingleOrDefault(one => one.ItemRef == item.ItemRef && one.Rule.Id == item.Rule && one.Episode == 1) is not { } binding)
            {
                continue;
            }

            var doubt = item.Flags & ItemFlags.LimitInDoubt;
            Assert.Equal(binding.Flags.Contains(ObligationFlags.Quarantined), doubt != ItemFlags.None);
            Assert.Equal(binding.Flags.Contains(ObligationFlags.DueBeforeStart), doubt.Has(ItemFlags.LimitBeforeStart));
            Assert.Equal(binding.Flags.Contains(ObligationFlags.FutureTime), doubt.Has(ItemFlags.DatedAheadOfRecord));
            found.Add(doubt.ToString());
            if (doubt != ItemFlags.None)
            {
                Assert.Equal(
                    (Timeliness.NotCounted, Timeliness.NotCounted), (item.TimelinessAt(item.DeadlineAt, look), item.TimelinessAt(item.OriginalDeadlineAt, look)));
                Assert.NotEqual(ItemStanding.OpenOverdue, item.StandingAt(look));
                Assert.Empty(NoticeCells.Of([item]).Cells.Keys.Select(cell => cell.Kind).Intersect(Judging));
            }
        }

        return found;
    }

    /// <summary>Any history in which notices state limits around their issue, and some events are dated around the instant of their record.</summary>
    private static Gen<NoticeEvent[]> OddHistories() =>
        from history in AnyHistories.Events()
        from odd in Gen.ArrayOf(Gen.Choose(0, 60), history.Length)
        select history.Zip(odd, (one, what) =>
            what < 20 && one.Type is EventType.Issued or EventType.Corrected ? one with { DeadlineAt = one.OccurredAt + Duration.FromMinutes(30 * (what - 8)) }
            : what is >= 57 ? one with { RecordedAt = one.OccurredAt - Duration.FromMinutes(what - 56) }
            : one).ToArray();
}
