using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;

namespace Portal.Data.Releases.Building;

/// <summary>What one item adds, and to which month of UTC.</summary>
internal static class ItemAmounts
{
    internal static readonly Duration FollowedFor = Duration.FromDays(30);

    /// <summary>Whole numbers but hours, which are microseconds here.</summary>
    internal static IEnumerable<(Amount Amount, long Month, long Value)> Of(CountedItem counted, Instant asOf, IReadOnlySet<long> months)
    {
        var item = counted.Item.State;
        if (!item.IsMeasured() || item.IssuedAt > asOf)
        {
            yield break;
        }

        var issued = UtcPeriods.MonthOf(item.IssuedAt);
        yield return (Amount.Issued, issued, 1);
        if (counted.IsFirstOfNotice)
        {
            yield return (Amount.Notices, issued, 1);
        }

        var standing = item.StandingAt(asOf);
        yield return (standing is ItemStanding.Resolved ? Amount.Removed : standing is ItemStanding.Released ? Amount.Released : Amount.Open, issued, 1);
        if (standing is ItemStanding.OpenOverdue or ItemStanding.OpenNotDue)
        {
            yield return (standing is ItemStanding.OpenOverdue ? Amount.Overdue : Amount.NotDue, issued, 1);
        }

        if (item.TimelinessAt(item.DeadlineAt, asOf) is not Timeliness.NotCounted and var timeliness)
        {
            var due = UtcPeriods.MonthOf(item.DeadlineAt!.Value);
            yield return (Amount.Due, due, 1);
            yield return (timeliness is Timeliness.OnTime ? Amount.OnTime : Amount.NotOnTime, due, 1);

            // A zero too: where nothing is late the cell must be there, or a zero would be shown beside hidden counts
            yield return (timeliness is Timeliness.Undetermined ? Amount.Undetermined : Amount.Late, due, timeliness is Timeliness.OnTime ? 0 : 1);
        }

        if (item.RemovedAt is { } removed && !item.Flags.HasFlag(ItemFlags.ClaimOnly) && removed + FollowedFor <= asOf)
        {
            var month = UtcPeriods.MonthOf(removed);
            yield return (Amount.Watched, month, 1);
            yield return (item.LaterSpells.Any(spell => spell.From <= removed + FollowedFor) ? Amount.Returned : Amount.Stayed, month, 1);
        }

        foreach (var hours in HoursOf(item, asOf, months))
        {
            yield return hours;
        }
    }

    private static IEnumerable<(Amount Amount, long Month, long Value)> HoursOf(ItemState item, Instant asOf, IReadOnlySet<long> months)
    {
        var end = item.LaterSpells.Count == 0 ? item.EndAt(asOf) : asOf;
        for (var month = UtcPeriods.MonthOf(item.IssuedAt); month <= UtcPeriods.MonthOf(end); month++)
        {
            if (!months.Contains(month))
            {
                continue;
            }

            var window = new SliceWindow(UtcPeriods.StartOfMonth(month), UtcPeriods.StartOfMonth(month + 1), asOf);
            var hours = AvailabilityHours.Of([item], window);
            var (before, after) = (Micros(hours.BeforeLimit), Micros(hours.AfterLimit));
            if (before + after > 0)
            {
                yield return (Amount.HoursBefore, month, before);
                yield return (Amount.HoursAfter, month, after);
            }
        }
    }

    private static long Micros(double hours) => (long)Math.Round(hours * 3_600_000_000);
}
