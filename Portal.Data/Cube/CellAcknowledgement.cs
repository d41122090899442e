using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>
/// Acknowledgement of the items received in a window, from cells: exact at bucket edges but for open items censored inside an earlier bucket. Cells know no notices here:
/// the items of a notice are taken to be acknowledged together, and to leave unacknowledged together.
/// </summary>
internal static class CellAcknowledgement
{
    private static readonly string[] Causes = ["acknowledged", "removed"];

    internal static Acknowledgement Of(CellReading reading, SliceWindow window, OnTimeCounts due)
    {
        var sums = reading.In(CellTable.Acknowledgement, window.From, window.To);
        var counts = new long[]?[3];
        foreach (var kind in sums.Present)
        {
            var cause = kind switch { CellKind.Acknowledged => 0, CellKind.RemovedUnacknowledged => 1, _ => 2 };
            CauseCounts.Add(ref counts[cause], sums[kind]);
        }

        reading.Open.Unacknowledged.Ages(window.AsOf, window.From, window.SeenTo, (bucket, n) => CauseCounts.Add(ref counts[2], bucket, n));
        var observations = CauseCounts.Observations(counts, Causes);
        return new Acknowledgement(
            AalenJohansen.Estimate(observations, Causes, new ItemBonds.Borrowed([due.WidestEffect, due.WidestEffect])), observations.Sum(one => one.Count), CauseCounts.Sum(counts[0]), (int)reading.Cohort(window.From, window.To).Events, CauseCounts.Sum(counts[1]))
        {
            Bounds = new CauseBounds(counts, Causes.Length),
        };
    }
}
