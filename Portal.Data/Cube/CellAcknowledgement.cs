using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>Acknowledgement of the items received in a window, from cells: exact at bucket edges but for open items censored inside an earlier bucket.</summary>
internal static class CellAcknowledgement
{
    private static readonly string[] Causes = ["acknowledged", "removed"];

    internal static Acknowledgement Of(CellReading reading, SliceWindow window)
    {
        var counts = new Dictionary<(int Bucket, int Cause), int>();
        var (acknowledged, unacknowledged) = (0, 0);
        foreach (var cell in reading.In(CellTable.Acknowledgement, window.From, window.To))
        {
            var n = (int)cell.Count.N;
            var cause = cell.Kind switch { CellKind.Acknowledged => 0, CellKind.RemovedUnacknowledged => 1, _ => 2 };
            counts[(cell.Bucket, cause)] = counts.GetValueOrDefault((cell.Bucket, cause)) + n;
            acknowledged += cause == 0 ? n : 0;
            unacknowledged += cause == 1 ? n : 0;
        }

        reading.Open.Unacknowledged.Ages(window.AsOf, window.From, window.SeenTo, (bucket, n) =>
            counts[(bucket, 2)] = counts.GetValueOrDefault((bucket, 2)) + (int)n);
        var observations = counts.Where(one => one.Value != 0).OrderBy(one => one.Key)
            .Select(one => (new CompetingObservation(Bucket.Upper(one.Key.Bucket), one.Key.Cause < 2 ? Causes[one.Key.Cause] : null), one.Value)).ToArray();
        var removed = reading.In(CellTable.Cohort, window.From, window.To).Where(cell => cell.Kind == CellKind.Removed).Sum(cell => cell.Count.N);
        return new Acknowledgement(
            AalenJohansen.Estimate(observations, Causes), observations.Sum(one => one.Value), acknowledged, (int)removed, unacknowledged);
    }
}
