using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure.Optimum;

/// <summary>The cheapest pattern, perhaps of fractions, that fulfils all cuts found so far.</summary>
internal sealed class CutMaster(double[] costs, bool[] isCandidate, SolverFactory solvers)
{
    /// <summary>A dense basis stays quick below this; cuts that lie idle wait outside.</summary>
    private const int MostRows = 200;

    private const int MostRounds = 200;
    private const double Tolerance = 1e-6;

    private readonly List<CoverCut> _cuts = [];
    private List<CoverCut> _working = [];

    internal long Solves { get; private set; }

    internal void Add(CoverCut cut) => _cuts.Add(cut);

    /// <summary>The pattern and its cost with some cells fixed; null if there is none.</summary>
    internal (double[] Pattern, double Cost)? Solve(double[] lower, double[] upper, CancellationToken cancellation)
    {
        for (var round = 0; ; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Minimize(lower, upper) is not { } pattern)
            {
                return null;
            }

            var missed = _cuts.Where(cut => cut.ShortOf(pattern) > Tolerance).Except(_working).ToList();
            if (_working.Count > MostRows)
            {
                _working = [.. _working.OrderByDescending(cut => cut.ShortOf(pattern)).Take(MostRows)];
            }

            if (missed.Count == 0 || round == MostRounds)
            {
                return (pattern, pattern.Select((value, i) => value * costs[i]).Sum());
            }

            _working.AddRange(missed.OrderByDescending(cut => cut.ShortOf(pattern)).Take(20));
        }
    }

    private double[]? Minimize(double[] lower, double[] upper)
    {
        var program = new LinearProgram([.. _working.Select(cut => cut.Least)], [.. _working.Select(_ => double.PositiveInfinity)]);
        var entries = costs.Select(_ => new List<(int Row, double Coefficient)>()).ToArray();
        for (var r = 0; r < _working.Count; r++)
        {
            for (var k = 0; k < _working[r].Cells.Length; k++)
            {
                entries[_working[r].Cells[k]].Add((r, _working[r].Weights[k]));
            }
        }

        var scale = costs.Max();
        for (var i = 0; i < costs.Length; i++)
        {
            program.AddColumn(isCandidate[i] ? lower[i] : 0, isCandidate[i] ? upper[i] : 0, costs[i] / scale, entries[i]);
        }

        using var solver = solvers.Create(program);
        Solves++;
        return solver.Minimize() is LinearStatus.Optimal ? [.. solver.Values.ToArray().Select(value => Math.Clamp(value, 0, 1))] : null;
    }
}
