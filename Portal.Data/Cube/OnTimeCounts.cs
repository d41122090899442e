using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>
/// The due cohort: items whose deadline lies in the window and has passed, whatever happened to them.
/// Released after the deadline stays in as late; released before, void and pre-resolved are out.
/// </summary>
/// <param name="OnTime">Certainly gone by the deadline.</param>
/// <param name="Late">Certainly still up after it.</param>
/// <param name="Undetermined">The deadline lies between two checks.</param>
/// <param name="Notices">Notices with at least one due item.</param>
/// <param name="SumOfSquaredOnTime">Sum over notices of x^2, x the notice's items on time.</param>
/// <param name="SumOfProducts">Sum over notices of x n, n the notice's due items.</param>
/// <param name="SumOfSquaredDue">Sum over notices of n^2.</param>
public sealed record OnTimeCounts(
    int OnTime, int Late, int Undetermined, int Notices, long SumOfSquaredOnTime, long SumOfProducts, long SumOfSquaredDue)
{
    /// <summary>The denominator.</summary>
    public int Due => OnTime + Late + Undetermined;

    /// <summary>Certain share on time; null where nothing was due.</summary>
    public double? Rate => Due > 0 ? (double)OnTime / Due : null;

    /// <summary>The upper end of the bracket: what the share would be if every undetermined item was on time.</summary>
    public double? HighestRate => Due > 0 ? (double)(OnTime + Undetermined) / Due : null;

    /// <summary>Counts against the deadline in force, or against the original one.</summary>
    public static OnTimeCounts Of(IEnumerable<StoredItem> items, SliceWindow window, bool originalDeadline = false)
    {
        var notices = new Dictionary<long, (int OnTime, int Due)>();
        var (onTime, late, undetermined) = (0, 0, 0);
        foreach (var stored in items)
        {
            var item = stored.State;
            var deadline = originalDeadline ? item.OriginalDeadlineAt : item.DeadlineAt;
            if (!item.IsMeasured() || deadline is not { } due || !window.Contains(due))
            {
                continue;
            }

            var timeliness = item.TimelinessAt(deadline, window.AsOf);
            onTime += timeliness == Timeliness.OnTime ? 1 : 0;
            late += timeliness == Timeliness.Late ? 1 : 0;
            undetermined += timeliness == Timeliness.Undetermined ? 1 : 0;
            if (timeliness != Timeliness.NotCounted)
            {
                var (x, n) = notices.GetValueOrDefault(stored.NoticeId);
                notices[stored.NoticeId] = (x + (timeliness == Timeliness.OnTime ? 1 : 0), n + 1);
            }
        }

        return new OnTimeCounts(
            onTime,
            late,
            undetermined,
            notices.Count,
            notices.Values.Sum(notice => (long)notice.OnTime * notice.OnTime),
            notices.Values.Sum(notice => (long)notice.OnTime * notice.Due),
            notices.Values.Sum(notice => (long)notice.Due * notice.Due));
    }
}
