using Portal.Data.Measures;

namespace Portal.Data.Seeding;

/// <summary>Adds up what single worlds show.</summary>
internal sealed class CoverageTally
{
    private readonly List<CoverageRow> coverage = [];
    private readonly List<BiasRow> bias = [];

    internal IReadOnlyList<CoverageRow> Coverage => coverage;

    internal IReadOnlyList<BiasRow> Bias => bias;

    /// <summary>Counts one interval; one that is open on a side holds everything there, one without limits, or of a figure that the world does not have, is not counted.</summary>
    internal void Add(string slice, string figure, string method, bool isNaive, double? value, ConfidenceInterval interval, double? truth)
    {
        var at = coverage.FindIndex(row => row.Slice == slice && row.Figure == figure && row.Method == method);
        if (at < 0)
        {
            at = coverage.Count;
            coverage.Add(new() { Slice = slice, Figure = figure, Method = method, IsNaive = isNaive, Worlds = 0, Covered = 0, MeanTruth = 0, MeanFigure = 0 });
        }

        if (value is not { } known || truth is not { } exact || interval is { Lower: null, Upper: null })
        {
            return;
        }

        var row = coverage[at];
        var isCovered = !(exact < interval.Lower) && !(exact > interval.Upper);
        coverage[at] = row with
        {
            Worlds = row.Worlds + 1,
            Covered = row.Covered + (isCovered ? 1 : 0),
            MeanTruth = Mean(row.MeanTruth, row.Worlds, exact),
            MeanFigure = Mean(row.MeanFigure, row.Worlds, known),
        };
    }

    internal void Add(string figure, string naive, double? naiveValue, double? value, double? truth)
    {
        var at = bias.FindIndex(row => row.Figure == figure && row.Naive == naive);
        if (at < 0)
        {
            at = bias.Count;
            bias.Add(new() { Figure = figure, Naive = naive, Worlds = 0, MeanNaive = 0, MeanFigure = 0, MeanTruth = 0 });
        }

        if (naiveValue is { } wrong && value is { } right && truth is { } exact)
        {
            var row = bias[at];
            bias[at] = row with
            {
                Worlds = row.Worlds + 1,
                MeanNaive = Mean(row.MeanNaive, row.Worlds, wrong),
                MeanFigure = Mean(row.MeanFigure, row.Worlds, right),
                MeanTruth = Mean(row.MeanTruth, row.Worlds, exact),
            };
        }
    }

    private static double Mean(double mean, int count, double next) => mean + ((next - mean) / (count + 1));
}
