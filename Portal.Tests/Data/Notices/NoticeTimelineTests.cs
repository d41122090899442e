using NodaTime;
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
            var known = new Dictionary<string, ItemState>(StringComparer.Ordinal);
            var timeline = NoticeTimeline.Change(SyntheticNotices.Fold, [], notice);
            var steps = timeline.Steps.ToDictionary(step => step.KnownAt);
            foreach (var at in notice.Select(one => one.RecordedAt).Distinct().Order())
            {
                foreach (var (before, after) in steps.TryGetValue(at, out var step) ? step.Changes : [])
                {
                    Assert.Same(before, known.GetValueOrDefault((before ?? after)!.ItemRef ?? ""));
                    known.Remove(before?.ItemRef ?? "");
                    if (after is not null)
                    {
                        known.Add(after.ItemRef ?? "", after);
                    }
                }

                Assert.Equal(Texts(SyntheticNotices.Fold.Fold(notice, null, at)), Texts(known.Values.OrderBy(state => state.ItemRef, StringComparer.Ordinal)));
            }

            Assert.Equal(Texts(SyntheticNotices.Fold.Fold(notice)), Texts(timeline.End));
        }
    }

    [Fact]
    public void Change_LaterHalf_LeadsFromTheFirstTimelineToTheWhole()
    {
        foreach (var notice in Notices("dirty"))
        {
            var half = notice.Where((_, at) => at % 2 == 0).ToList();
            var (first, second) = (NoticeTimeline.Change(SyntheticNotices.Fold, [], half), NoticeTimeline.Change(SyntheticNotices.Fold, half, notice));
            var apart = Sums(first.Steps.Concat(second.Steps));

            Assert.Equal(Texts(first.End), Texts(second.Start));

            Assert.Equal(Sums(NoticeTimeline.Change(SyntheticNotices.Fold, [], notice).Steps), apart);
        }
    }

    [Fact]
    public void Change_NothingNew_HasNoStep() =>
        Assert.All(Notices("dirty"), notice => Assert.Empty(NoticeTimeline.Change(SyntheticNotices.Fold, notice, notice).Steps));

    private static List<List<NoticeEvent>> Notices(string profile) =>
        [.. SyntheticNotices.Events(profile, 120, 5).GroupBy(one => one.NoticeRef, StringComparer.Ordinal).Select(group => group.DistinctBy(one => one.EventId).ToList())];

    private static IEnumerable<string> Texts(IEnumerable<ItemState> states) =>
        states.Select(state => state with { LaterSpells = [] } + string.Join(',', state.LaterSpells));

    /// <summary>What each state counts at each instant of knowing, minus what was taken away; zeros left out.</summary>
    private static List<string> Sums(IEnumerable<NoticeStep> steps) =>
    [
        .. steps.SelectMany(step => step.Changes.SelectMany(one => Signed(step.KnownAt, one.After, 1).Concat(Signed(step.KnownAt, one.Before, -1))))
            .GroupBy(one => (one.KnownAt, one.text)).Where(group => group.Sum(one => one.Sign) != 0)
            .Select(group => $"{group.Key.KnownAt} {group.Key.text} {group.Sum(one => one.Sign)}").Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<(Instant KnownAt, string text, int Sign)> Signed(Instant knownAt, ItemState? state, int sign) =>
        state is null ? [] : Texts([state]).Select(text => (knownAt, text, sign));
}
