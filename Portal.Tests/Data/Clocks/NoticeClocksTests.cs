using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

public sealed class NoticeClocksTests
{
    private const string Rules = "AU-OSA-109;EU-TCO-3;US-2258A-PRESERVE-v2;UK-OSA-10;SG-BA-45H";

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 1)]
    [InlineData(1.5, 18)]
    [InlineData(18, 24)]
    [InlineData(25, 8760)]
    public void NextChangeAt_RunningClocks_IsTheNextWarningOrPassedLimit(double asOf, double next)
    {
        var expected = next is 1 or 24 ? ClockEvents.Hour(next) + Duration.FromTicks(10) : ClockEvents.Hour(next);

        Assert.Equal(expected, Read(ClockEvents.Notice(Rules), ClockEvents.Hour(asOf)).NextChangeAt);
    }

    [Fact]
    public void NextChangeAt_EventRecordedAhead_IsThatEvent()
    {
        var read = Read(ClockEvents.Notice("AU-OSA-109").Add(EventType.Removed, 30), ClockEvents.Hour(25));

        Assert.Equal(ClockEvents.Hour(30), read.NextChangeAt);
    }

    [Theory]
    [InlineData(EventType.Removed)]
    [InlineData(EventType.Withdrawn)]
    public void NextChangeAt_ClosedClock_IsNull(EventType end) =>
        Assert.Null(Read(ClockEvents.Notice("AU-OSA-109").Add(end, 3, e => e with { Reason = end == EventType.Withdrawn ? "released" : null }), ClockEvents.Hour(4)).NextChangeAt);

    [Fact]
    public void EarliestDueAt_SeveralRules_IsTheFirstOfLawThatIsOpen()
    {
        var events = ClockEvents.Notice(Rules);

        Assert.Equal(ClockEvents.Hour(1), Read(events, ClockEvents.Hour(30)).EarliestDueAt);
        events.Add(EventType.AccessDisabled, 2, e => e with { Territory = "EU" });
        Assert.Equal(ClockEvents.Hour(24), Read(events, ClockEvents.Hour(30)).EarliestDueAt);
        Assert.Null(Read(events.Add(EventType.Removed, 3), ClockEvents.Hour(30)).EarliestDueAt);
    }

    /// <summary>Nothing changes before the next change, and something may change at it.</summary>
    [Fact]
    public void NextChangeAt_AnyHistory_NoVerdictChangesBefore()
    {
        var property = Prop.ForAll(Gen.Zip(Histories.Events(), Gen.Zip(Gen.Choose(0, 60 * 60), Gen.Choose(0, 100))).ToArbitrary(), sample =>
        {
            var events = sample.Item1.Plain;
            var asOf = ClockEvents.Zero + Duration.FromMinutes(sample.Item2.Item1);
            var read = NoticeClocks.Of(events, Histories.Catalogue, new ClockView(asOf, null));
            var next = read.NextChangeAt ?? ClockEvents.Hour(1000);
            var between = asOf + ((next - asOf) * (sample.Item2.Item2 / 100.0));
            between = Instant.FromUnixTimeTicks(between.ToUnixTimeTicks() / 10 * 10);
            between = between >= next ? next - Duration.FromTicks(10) : between;
            return next > asOf && Words(read).SequenceEqual(Words(NoticeClocks.Of(events, Histories.Catalogue, new ClockView(between < asOf ? asOf : between, null))));
        });

        property.QuickCheckThrowOnFailure();
    }

    private static IEnumerable<string> Words(NoticeClocks read) => read.Obligations.Select(one => $"{one.ItemRef}|{one.Rule.Id}|{one.Episode}|{one.Verdict}|{one.DueAt}");

    private static NoticeClocks Read(ClockEvents events, Instant asOf) => NoticeClocks.Of(events.All, Histories.Catalogue, new ClockView(asOf, null));
}
