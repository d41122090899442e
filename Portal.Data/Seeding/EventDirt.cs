using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Seeding;

/// <summary>What goes wrong between the event and the file. Without dirt everything is known when it happens.</summary>
internal sealed class EventDirt(SyntheticWorld world)
{
    private const int ClosedOnlyProvider = 19;
    private const int JoiningHotline = 22;
    private const int ZoneErrorHotline = 16;
    private const long Day = SyntheticWorld.Day;
    private const long JoinedAt = 400 * Day;

    /// <summary>Numbers the events, soils them, and sets when each becomes known.</summary>
    internal List<DraftEvent> Apply(NoticePlan plan, List<DraftEvent> events)
    {
        var draws = CounterRandom.For(world.Options.Seed, GeneratorStreams.Anomalies, plan.Index);
        if (world.Options.Profile.HasDirt)
        {
            AddReports(plan, events, draws);
        }

        for (var sequence = 0; sequence < events.Count; sequence++)
        {
            var one = events[sequence];
            (one.Sequence, one.KnownAt) = (sequence + 1, Math.Max(one.KnownAt, one.At));
            if (world.Options.Profile.HasDirt)
            {
                Skew(plan, one, draws, 100_000 + ((ulong)sequence * 8));
                one.KnownAt = Math.Max(one.KnownAt + Delay(one, draws, 100_000 + ((ulong)sequence * 8)), one.At);
            }
        }

        return world.Options.Profile.HasDirt ? WithSourceHabits(plan, Duplicated(events, draws)) : events;
    }

    private void AddReports(NoticePlan plan, List<DraftEvent> events, CounterRandom draws)
    {
        var count = events.Count;
        var isWronglyAttributed = draws.Uniform(1) < 0.001;
        var isRetractedNotice = draws.Uniform(2) < 0.0005;
        for (var i = 0; i < count; i++)
        {
            var one = events[i];
            var k = 50_000 + ((ulong)i * 8);
            if (one.Type == EventType.Removed)
            {
                CorrectOrRetract(plan, one, events, draws, k);
            }

            if (one.Type is EventType.Removed or EventType.Gone or EventType.Delivered or EventType.Acknowledged && draws.Uniform(k + 5) < 0.004)
            {
                events.Add(new DraftEvent
                {
                    Type = one.Type,
                    Item = one.Item,
                    At = one.At + (long)(600 * draws.Uniform(k + 6)),
                    Evidence = one.Evidence,
                    Dirt = "semantic_duplicate",
                });
            }

            if (one.Type == EventType.Issued && isWronglyAttributed)
            {
                var right = one.Provider!.Value;
                one.Provider = (right + 1) % world.Providers.Count;
                events.Add(new DraftEvent
                {
                    Type = EventType.Corrected,
                    At = one.At,
                    KnownAt = one.At + (20 * Day),
                    Target = one,
                    Provider = right,
                    Reason = "wrong_provider",
                    Dirt = "attribution_corrected",
                });
            }

            if (one.Type == EventType.Issued && isRetractedNotice)
            {
                events.Add(new DraftEvent { Type = EventType.Retracted, At = one.At + Day, Target = one, Reason = "sent_twice", Dirt = "notice_retracted" });
            }
        }
    }

    /// <summary>The first report is off by up to ten hours and the correction right; or a removal that never was is taken back.</summary>
    private static void CorrectOrRetract(NoticePlan plan, DraftEvent removal, List<DraftEvent> events, CounterRandom draws, ulong k)
    {
        var u = draws.Uniform(k);
        if (u < 0.004)
        {
            var right = removal.At;
            removal.At = Math.Max(plan.IssuedAt, right + (long)(36_000 * ((2 * draws.Uniform(k + 1)) - 1)));
            var knownAt = Math.Max(right, removal.At) + 600 + (long)(10 * Day * draws.Uniform(k + 2));
            if (u < 0.0004)
            {
                events.Add(new DraftEvent
                {
                    Type = EventType.Corrected,
                    Item = removal.Item,
                    At = right + 1800,
                    KnownAt = Math.Max(knownAt, right + 1800),
                    Target = removal,
                    Reason = "wrong_time",
                    Dirt = "removal_corrected",
                });
                knownAt = Math.Max(knownAt, right + 1800) + Day;
            }

            events.Add(new DraftEvent
            {
                Type = EventType.Corrected,
                Item = removal.Item,
                At = right,
                KnownAt = knownAt,
                Target = removal,
                Reason = "wrong_time",
                Dirt = u < 0.0004 ? "removal_corrected_again" : "removal_corrected",
            });
        }
        else if (u < 0.005 && removal.At > plan.IssuedAt)
        {
            var wrong = new DraftEvent
            {
                Type = EventType.Removed,
                Item = removal.Item,
                At = plan.IssuedAt + ((removal.At - plan.IssuedAt) / 2),
                Evidence = Evidence.Notifier,
            };
            events.Add(wrong);
            events.Add(new DraftEvent { Type = EventType.Retracted, Item = removal.Item, At = wrong.At + 3600, Target = wrong, Reason = "error", Dirt = "removal_retracted" });
        }
    }

    private void Skew(NoticePlan plan, DraftEvent one, CounterRandom draws, ulong k)
    {
        if (one.Type is EventType.Seen or EventType.Gone or EventType.Removed && draws.Uniform(k + 4) < 0.003)
        {
            one.At += draws.Uniform(k + 5) < 0.5 ? Day : -Day;
            one.Dirt ??= "off_by_a_day";
        }

        if (one.Evidence is not Evidence.Provider && one.Type is not (EventType.Corrected or EventType.Retracted))
        {
            var skew = (long)(40 * world.HotlineDraws(plan.Hotline).Normal(1)) + (plan.Hotline == ZoneErrorHotline ? 3600 : 0);
            one.At += skew;
            one.DeadlineAt += skew;
        }

        // A correction of columns repeats the time of its target, or it would correct that too.
        one.At = one.Type == EventType.Corrected && one.Target!.Type == EventType.Issued ? one.Target.At : Math.Max(0, one.At);
    }

    private long Delay(DraftEvent one, CounterRandom draws, ulong k)
    {
        var (u, v) = (draws.Uniform(k), draws.Uniform(k + 1));
        return u switch
        {
            < 0.90 => (long)(300 * v),
            < 0.98 => 300 + (long)((Day - 300) * v),
            < 0.995 => Day + (long)(13 * Day * v),
            _ => MonthAfter(one.At + (30 * Day) + (long)(60 * Day * v)) - one.At,
        };
    }

    /// <summary>The first of the month at or after an instant, 06:00 UTC.</summary>
    private long MonthAfter(long at)
    {
        var date = world.Options.Start.PlusDays((int)(at / Day));
        var first = new LocalDate(date.Year, date.Month, 1).PlusMonths(1);
        return ((long)Period.DaysBetween(world.Options.Start, first) * Day) + 21_600;
    }

    private static List<DraftEvent> Duplicated(List<DraftEvent> events, CounterRandom draws)
    {
        var all = new List<DraftEvent>(events);
        for (var i = 0; i < events.Count; i++)
        {
            var one = events[i];
            var k = 200_000 + ((ulong)i * 2);
            if (draws.Uniform(k) < 0.008)
            {
                all.Add(new DraftEvent
                {
                    Type = one.Type,
                    Item = one.Item,
                    At = one.At,
                    KnownAt = one.KnownAt + 60 + (long)(5 * Day * draws.Uniform(k + 1)),
                    Evidence = one.Evidence,
                    DeadlineAt = one.DeadlineAt,
                    Reason = one.Reason,
                    Material = one.Material,
                    Target = one.Target,
                    Provider = one.Provider,
                    HasDimensions = one.HasDimensions,
                    Sequence = one.Sequence,
                    Dirt = "exact_duplicate",
                });
            }
        }

        return all;
    }

    /// <summary>A provider that reports each month what it has closed, and a hotline that joins late with what is still up.</summary>
    private List<DraftEvent> WithSourceHabits(NoticePlan plan, List<DraftEvent> events)
    {
        if (plan.Provider == ClosedOnlyProvider)
        {
            var closed = events.Where(one => one.Type == EventType.Removed && one.At <= SyntheticWorld.Horizon).Select(one => one.Item!.Value).ToHashSet();
            events.RemoveAll(one => closed.Count == 0 || one.Item is { } item && !closed.Contains(item));
            var last = events.Where(one => one.Type == EventType.Removed).Select(one => one.At).DefaultIfEmpty().Max();
            events.ForEach(one => one.KnownAt = Math.Max(one.KnownAt, MonthAfter(last)));
        }
        else if (plan.Hotline == JoiningHotline && plan.IssuedAt < JoinedAt)
        {
            var gone = events.Where(one => one.Type is EventType.Removed or EventType.Gone && one.At < JoinedAt).Select(one => one.Item!.Value).ToHashSet();
            var isAllGone = events.Where(one => one.Type == EventType.Issued).All(one => gone.Contains(one.Item!.Value));
            events.RemoveAll(one => isAllGone || one.Item is { } item && gone.Contains(item));
            events.ForEach(one => one.KnownAt = Math.Max(one.KnownAt, JoinedAt + 3600));
        }

        return events;
    }
}
