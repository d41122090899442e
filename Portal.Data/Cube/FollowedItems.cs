using Portal.Data.Measures;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>Items as they are followed for a curve of response times: read once, for the curve of all and those that leave out one group of notices.</summary>
internal sealed class FollowedItems
{
    private readonly List<SurvivalObservation> observations = [];
    private readonly List<long> notices = [];
    private readonly List<int> groups = [];
    private readonly double start;

    private FollowedItems(IEnumerable<StoredItem> items, Func<ItemState, SurvivalObservation?> observe, bool isStartedLate)
    {
        foreach (var item in items)
        {
            if (observe(item.State) is { } observation)
            {
                Add(observation, item.NoticeId, item.Group);
            }
        }

        start = isStartedLate ? RemovalTimes.StartOf(observations) : 0;
        if (start > 0)
        {
            var all = observations.Zip(notices, groups).ToArray();
            observations.Clear();
            notices.Clear();
            groups.Clear();
            foreach (var (observation, notice, group) in all)
            {
                if (RemovalTimes.From(observation, start) is { } seen)
                {
                    Add(seen, notice, group);
                }
            }
        }
    }

    /// <summary>The period view, see <see cref="RemovalTimes.InPeriod"/>.</summary>
    internal static FollowedItems InPeriod(IEnumerable<StoredItem> items, SliceWindow window) =>
        new(items, item => RemovalTimes.ObservationInPeriod(item, window), isStartedLate: true);

    /// <summary>The cohort view, see <see cref="RemovalTimes.OfCohort(IEnumerable{StoredItem}, SliceWindow)"/>.</summary>
    internal static FollowedItems OfCohort(IEnumerable<StoredItem> items, SliceWindow window) =>
        new(items, item => RemovalTimes.OfCohort(item, window), isStartedLate: false);

    /// <summary>The curve of all, with standard errors by notice.</summary>
    internal SurvivalCurve Curve() => ClusterRobust.Estimate(observations, notices).StartingAt(start);

    /// <summary>The curve without the notices of a group, from the same start.</summary>
    internal SurvivalHeights Without(int group) => KaplanMeier.Estimate(observations.Where((_, at) => groups[at] != group)).Heights;

    private void Add(SurvivalObservation observation, long notice, int group)
    {
        observations.Add(observation);
        notices.Add(notice);
        groups.Add(group);
    }
}
