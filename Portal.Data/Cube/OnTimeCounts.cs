using Portal.Data.Measures;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>
/// The due cohort: items whose deadline lies in the window and has passed, whatever happened to them.
/// Released after the deadline stays in as late; released before, void and pre-resolved are out.
/// </summary>
/// <param name="OnTime">Certainly gone by the deadline.</param>
/// <param name="Late">Certainly still up after it.</param>
/// <param name="Undetermined">The deadline lies between two checks.</param>
/// <param name="Sums">The same by notice, for the interval: items of one notice are not independent.</param>
public sealed record OnTimeCounts(int OnTime, int Late, int Undetermined, ClusterSums Sums)
{
    /// <summary>The denominator.</summary>
    public int Due => OnTime + Late + Undetermined;

    /// <summary>Why no percentage is shown; null where one may be.</summary>
    public string? WhyNoRate => Due == 0
        ? "no limit that counts ran out in the window by the instant of looking"
        : DisplayRules.WhyNoShare(Due);

    /// <summary>Certain share on time; null where nothing was due. Shown only where <see cref="WhyNoRate"/> is null.</summary>
    public double? Rate => Due > 0 ? (double)OnTime / Due : null;

    /// <summary>The upper end of the bracket: what the share would be if every undetermined item was on time.</summary>
    public double? HighestRate => Due > 0 ? (double)(OnTime + Undetermined) / Due : null;

    /// <summary>Certain share late; null where nothing was due.</summary>
    public double? LateShare => Due > 0 ? (double)Late / Due : null;

    /// <summary>Share that nobody can decide; null where nothing was due.</summary>
    public double? UndeterminedShare => Due > 0 ? (double)Undetermined / Due : null;

    /// <summary>95 % interval of <see cref="Rate"/>: Wilson on the effective number of items.</summary>
    public ConfidenceInterval Interval => DesignEffect is { } effect && Due > 0 && effect > 0
        ? Rates.Wilson(OnTime / effect, Due / effect)
        : Rates.ClusteredWilson(Sums);

    /// <summary>Variance by notice over variance by item, where it was read from other months than these counts; null where <see cref="Sums"/> say it.</summary>
    public double? DesignEffect { get; init; }

    /// <summary>Variance by notice over variance by item that <see cref="Interval"/> rests on, see <see cref="ClusterSums.EffectUsed"/>; null where nothing was due.</summary>
    public double? EffectUsed => DesignEffect ?? Sums.EffectUsed;

    /// <summary>The largest effect that there can be, see <see cref="ClusterSums.WidestEffect"/>; 1 where nothing was due.</summary>
    internal double WidestEffect => Math.Max(Sums.WidestEffect ?? 1, EffectUsed ?? 1);

    /// <summary>Items that would carry as much if they were independent: <see cref="Due"/> over <see cref="EffectUsed"/>; null where nothing was due.</summary>
    public double? EffectiveDue => Due == 0 ? null : Due / (EffectUsed ?? 1);

    /// <summary>Of the due items, those whose limit an extension in time had moved; 0 where counted against the limit before extensions.</summary>
    public int Extended { get; init; }

    /// <summary>Of the due items, those with an extension that came after the limit then in force and so moved nothing; 0 likewise.</summary>
    public int ExtendedTooLate { get; init; }

    /// <summary>Counts against the deadline in force, or against the original one.</summary>
    public static OnTimeCounts Of(IEnumerable<StoredItem> items, SliceWindow window, bool originalDeadline = false)
    {
        var notices = new Dictionary<long, (int OnTime, int Due)>();
        var (onTime, late, undetermined, extended, tooLate) = (0, 0, 0, 0, 0);
        foreach (var stored in items)
        {
            var item = stored.State;
            var deadline = originalDeadline ? item.OriginalDeadlineAt : item.DeadlineAt;
            if (!item.IsMeasured() || deadline is not { } due || !window.ContainsLimit(due))
            {
                continue;
            }

            var timeliness = item.TimelinessAt(deadline, window.AsOf);
            onTime += timeliness == Timeliness.OnTime ? 1 : 0;
            late += timeliness == Timeliness.Late ? 1 : 0;
            undetermined += timeliness == Timeliness.Undetermined ? 1 : 0;
            if (timeliness != Timeliness.NotCounted)
            {
                extended += !originalDeadline && item.Flags.HasFlag(ItemFlags.Extended) ? 1 : 0;
                tooLate += !originalDeadline && item.Flags.HasFlag(ItemFlags.ExtendedTooLate) ? 1 : 0;
                var (x, n) = notices.GetValueOrDefault(stored.NoticeId);
                notices[stored.NoticeId] = (x + (timeliness == Timeliness.OnTime ? 1 : 0), n + 1);
            }
        }

        return new OnTimeCounts(
            onTime,
            late,
            undetermined,
            notices.Values.Aggregate(ClusterSums.Empty, (sums, notice) => sums.Add(notice.OnTime, notice.Due)))
        {
            Extended = extended,
            ExtendedTooLate = tooLate,
        };
    }
}
