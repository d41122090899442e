using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure.Optimum;

/// <summary>The cheapest pattern, perhaps of fractions, that fulfils all cuts found so far.</summary>
internal sealed class CutMaster(double[] costs, bool[] isCandidate, SolverFactory solvers)
{
    /// <summary>A dense basis stays quick below this; cuts that lie idle wait outside.</summary>
    private const int MostRows = 200;

    private const int RowsAtOnce = 20;
    private const int MostRounds = 10;
    private const int MostNodes = 500;
    private const int CellsOfOneProgram = 30;
    private const int PivotsOfOneProgram = 10;
    private const double Tolerance = 1e-6;

    private readonly List<CoverCut> _cuts = [];
    private List<CoverCut> _working = [];

    internal long Solves { get; private set; }

    /// <summary>Columns of all programs solved.</summary>
    internal long Columns { get; private set; }

    /// <summary>What choosing among all cells took, in programs of the flow model that take as long.</summary>
    internal long Choices { get; private set; }

    internal void Add(CoverCut cut) => _cuts.Add(cut);

    /// <summary>
    /// The pattern and its cost with some cells fixed; null if there is none. Of very many cuts a few may be missed: the cost is then still
    /// no more than that of any safe pattern.
    /// </summary>
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
            if (missed.Count == 0 || round == MostRounds)
            {
                if (_working.Count > MostRows)
                {
                    _working = [.. _working.OrderByDescending(cut => cut.ShortOf(pattern)).Take(MostRows / 2)];
                }

                return (pattern, pattern.Select((value, i) => value * costs[i]).Sum());
            }

            _working.AddRange(missed.OrderByDescending(cut => cut.ShortOf(pattern)).Take(RowsAtOnce));
        }
    }

    /// <summary>
    /// The cheapest pattern of whole cells that fulfils all cuts, its cost, and whether it is the cheapest for certain or only what was found
    /// within a bound; null if nothing was.
    /// </summary>
    internal (double[] Pattern, double Cost, bool IsLeast)? Choose(CancellationToken cancellation)
    {
        var pattern = new double[costs.Length];
        var free = Enumerable.Range(0, costs.Length).Where(i => isCandidate[i]).ToArray();
        if (Program(_cuts, free, pattern, pattern, [.. costs.Select(_ => 1.0)], free.Average(i => costs[i])) is not { } program)
        {
            return null;
        }

        var (values, isLeast, pivots) = CbcSolver.Minimize(program, MostNodes, cancellation);
        Choices += 1 + (free.Length / CellsOfOneProgram) + (pivots / PivotsOfOneProgram);
        for (var k = 0; values is not null && k < free.Length; k++)
        {
            pattern[free[k]] = values[k];
        }

        return values is null ? null : (pattern, pattern.Select((value, i) => value * costs[i]).Sum(), isLeast);
    }

    private double[]? Minimize(double[] lower, double[] upper)
    {
        var pattern = costs.Select((_, i) => isCandidate[i] ? lower[i] : 0).ToArray();
        var free = Enumerable.Range(0, costs.Length).Where(i => isCandidate[i] && lower[i] < upper[i]).ToArray();
        if (Program(_working, free, pattern, lower, upper, free.Select(i => costs[i]).DefaultIfEmpty(1).Max()) is not { } program)
        {
            return null;
        }

        if (free.Length == 0)
        {
            return pattern;
        }

        using var solver = solvers.Create(program);
        Solves++;
        Columns += free.Length;
        if (solver.Minimize() is not LinearStatus.Optimal)
        {
            return null;
        }

        for (var k = 0; k < free.Length; k++)
        {
            pattern[free[k]] = Math.Clamp(solver.Values[k], 0, 1);
        }

        return pattern;
    }

    /// <summary>The choice among free cells, in their order; null if the fixed ones alone break a cut.</summary>
    private LinearProgram? Program(List<CoverCut> cuts, int[] free, double[] pattern, double[] lower, double[] upper, double unit)
    {
        var place = new int[costs.Length];
        Array.Fill(place, -1);
        for (var k = 0; k < free.Length; k++)
        {
            place[free[k]] = k;
        }

        var entries = free.Select(_ => new List<(int Row, double Coefficient)>()).ToArray();
        var least = new List<double>();
        foreach (var cut in cuts)
        {
            if (!Enter(cut, place, pattern, entries, least))
            {
                return null;
            }
        }

        var program = new LinearProgram([.. least], [.. least.Select(_ => double.PositiveInfinity)]);
        for (var k = 0; k < free.Length; k++)
        {
            program.AddColumn(lower[free[k]], upper[free[k]], costs[free[k]] / unit, entries[k]);
        }

        return program;
    }

    /// <summary>Adds what fixed cells leave of a cut as a row, if anything; false if the fixed cells alone break it.</summary>
    private static bool Enter(CoverCut cut, int[] place, double[] pattern, List<(int Row, double Coefficient)>[] entries, List<double> least)
    {
        var rest = cut.Least;
        var worst = 0.0;
        for (var k = 0; k < cut.Cells.Length; k++)
        {
            rest -= place[cut.Cells[k]] < 0 ? cut.Weights[k] * pattern[cut.Cells[k]] : 0;
            worst += place[cut.Cells[k]] < 0 ? 0 : Math.Min(0, cut.Weights[k]);
        }

        if (worst >= rest - Tolerance)
        {
            return true;
        }

        var isOpen = false;
        for (var k = 0; k < cut.Cells.Length; k++)
        {
            if (place[cut.Cells[k]] is >= 0 and var at)
            {
                entries[at].Add((least.Count, cut.Weights[k]));
                isOpen = true;
            }
        }

        if (isOpen)
        {
            least.Add(rest);
        }

        return isOpen;
    }
}
