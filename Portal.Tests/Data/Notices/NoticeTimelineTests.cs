using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Notices;

public sealed class NoticeTimelineTests
{
    [Theory]
    [InlineData("dirty")]
    [InlineData("clean")]
    public void Change_NewNotice_KnowsAtEachInstantWhatTheFoldKnows(string profile)
    {
        foreach (var notice in Notices(profile))
        {
            var known = new List<ItemState>();
            var steps = NoticeTimeline.Change(SyntheticNotices.Fold, [], notice).ToDictionary(step => step.KnownAt);
            foreach (var at in notice.Select(one => one.RecordedAt).Distinct().Order())
            {
                if (steps.TryGetValue(at, out var step))
                {
                    Assert.Equal(Texts(known), Texts(step.Before));
                    known = [.. step.After];
                }

                Assert.Equal(Texts(SyntheticNotices.Fold.Fold(notice, null, at)), Texts(known));
            }
        }
    }

    [Fact]
    public void Change_LaterHalf_LeadsFromTheFirstTimelineToTheWhole()
    {
        foreach (var notice in Notices("dirty"))
        {
            var half = notice.Where((_, at) => at % 2 == 0).ToList();
            var apart = Sums(NoticeTimeline.Change(SyntheticNotices.Fold, [], half).Concat(NoticeTimeline.Change(SyntheticNotices.Fold, half, notice)));

            Assert.Equal(Sums(NoticeTimeline.Change(SyntheticNotices.Fold, [], notice)), apart);
        }
    }

    [Fact]
    public void Change_NothingNew_HasNoStep() =>
        Assert.All(Notices("dirty"), notice => Assert.Empty(NoticeTimeline.Change(SyntheticNotices.Fold, notice, notice)));

    private static List<List<NoticeEvent>> Notices(string profile) =>
        [.. SyntheticNotices.Events(profile, 120, 5).GroupBy(one => one.NoticeRef, StringComparer.Ordinal).Select(group => group.DistinctBy(one => one.EventId).ToList())];

    private static IEnumerable<string> Texts(IEnumerable<ItemState> states) =>
        states.Select(state => state with { LaterSpells = [] } + string.Join(',', state.LaterSpells));

    /// <summary>What each state counts at each instant of knowing, minus what was taken away; zeros left out.</summary>
    private static List<string> Sums(IEnumerable<NoticeStep> steps) =>
    [
        .. steps.SelectMany(step => Texts(step.After).Select(text => (step.KnownAt, text, Sign: 1)).Concat(Texts(step.Before).Select(text => (step.KnownAt, text, Sign: -1))))
            .GroupBy(one => (one.KnownAt, one.text)).Where(group => group.Sum(one => one.Sign) != 0)
            .Select(group => $"{group.Key.KnownAt} {group.Key.text} {group.Sum(one => one.Sign)}").Order(StringComparer.Ordinal),
    ];
}
