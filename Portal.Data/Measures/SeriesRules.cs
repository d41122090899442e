namespace Portal.Data.Measures;

/// <summary>
/// The colouring rules of a chart with a centre and limits (NHS England, Making Data Count). Each answers with the places
/// (from 0) that it marks.
/// </summary>
public static class SeriesRules
{
    private const int LongRun = 7;

    /// <summary>Beyond a limit.</summary>
    public static int[] Outside(IReadOnlyList<double> values, Func<int, double> lower, Func<int, double> upper) =>
        [.. Enumerable.Range(0, values.Count).Where(i => values[i] > upper(i) || values[i] < lower(i))];

    /// <summary>Seven or more in a row on one side of the centre; a point on it ends the run.</summary>
    public static int[] OneSide(IReadOnlyList<double> values, double centre) =>
        Runs([.. values.Select(value => Math.Sign(value - centre))], LongRun, 0);

    /// <summary>Seven or more points, so six or more steps, all up or all down.</summary>
    public static int[] Trend(IReadOnlyList<double> values) =>
        Runs([.. values.Skip(1).Zip(values, (next, value) => Math.Sign(next - value))], LongRun - 1, 1);

    /// <summary>Of three in a row, all on one side, at least two beyond two thirds of the limit but not beyond the limit: those are marked.</summary>
    public static int[] TwoOfThree(IReadOnlyList<double> values, double centre, double nearDistance, double limitDistance)
    {
        var marked = new SortedSet<int>();
        for (var i = 0; i + 2 < values.Count; i++)
        {
            int[] three = [i, i + 1, i + 2];
            var outer = Array.FindAll(three, j => Math.Abs(values[j] - centre) is var distance && distance > nearDistance && distance <= limitDistance);
            if (outer.Length >= 2 && Array.TrueForAll(three, j => Math.Sign(values[j] - centre) == Math.Sign(values[i] - centre) && values[j] != centre))
            {
                marked.UnionWith(outer);
            }
        }

        return [.. marked];
    }

    // Stretches of one sign at least so long; each marks its own places and so many more after them.
    private static int[] Runs(int[] signs, int least, int extra)
    {
        var marked = new SortedSet<int>();
        for (var first = 0; first < signs.Length;)
        {
            var next = first + 1;
            while (next < signs.Length && signs[next] == signs[first])
            {
                next++;
            }

            if (signs[first] != 0 && next - first >= least)
            {
                marked.UnionWith(Enumerable.Range(first, next - first + extra));
            }

            first = next;
        }

        return [.. marked];
    }
}
