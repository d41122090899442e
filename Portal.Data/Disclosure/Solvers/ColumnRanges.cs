namespace Portal.Data.Disclosure.Solvers;

/// <summary>
/// Smallest and largest value of every column over all solutions of a program. A program is solved only where what rows allow each
/// column (outside) and what solutions already seen reach (inside) differ; each solution serves all columns, and the one that reaches farthest
/// in a column is where the column's own program begins: on a cube of 15,625 cells that halves the pivots.
/// </summary>
internal sealed class ColumnRanges
{
    private const int MostShared = 60;
    private const int ManyOpen = 400;
    private const int EndsAtOnce = 96;

    /// <summary>A program for all columns takes as many pivots as some tens of programs for one: it must settle a share of them.</summary>
    private const int ShareSettled = 20;

    private readonly ILinearSolver _solver;
    private readonly double[] _leastSeen;
    private readonly double[] _mostSeen;
    private readonly double[] _leastAllowed;
    private readonly double[] _mostAllowed;
    private readonly byte[]?[] _leastAt;
    private readonly byte[]?[] _mostAt;
    private readonly HashSet<(int Column, int Sign)> _solved = [];

    private ColumnRanges(ILinearSolver solver, double[] leastAllowed, double[] mostAllowed)
    {
        _solver = solver;
        (_leastAllowed, _mostAllowed) = (leastAllowed, mostAllowed);
        _leastAt = new byte[]?[leastAllowed.Length];
        _mostAt = new byte[]?[leastAllowed.Length];
        _leastSeen = new double[leastAllowed.Length];
        _mostSeen = new double[leastAllowed.Length];
        Array.Fill(_leastSeen, double.PositiveInfinity);
        Array.Fill(_mostSeen, double.NegativeInfinity);
    }

    /// <param name="program">Rows and bounds; costs are ignored and must be 0.</param>
    /// <param name="solvers">Engine.</param>
    /// <param name="known">Solutions that are known already.</param>
    /// <param name="report">Hears of each column done.</param>
    /// <param name="cancellation">Stops between two programs.</param>
    /// <returns>Both ends; an infinite one where nothing bounds the column or the engine gave up, which is the safe reading.</returns>
    internal static (double Low, double High)[] Find(
        LinearProgram program,
        SolverFactory solvers,
        IEnumerable<double[]> known,
        Action<int> report,
        CancellationToken cancellation)
    {
        var (least, most) = (program.Lower, program.Upper);
        ColumnBounds.Propagate(program, least, most);
        using var first = solvers.Create(program);
        var ranges = new ColumnRanges(first, least, most);
        foreach (var solution in known)
        {
            ranges.See(solution, null);
        }

        using var second = ranges.OpenEnds().Count < ManyOpen ? null : solvers.Create(program);
        var other = second is null ? null : new ColumnRanges(second, least, most);
        ranges.SolveTogether(other, cancellation);
        var done = 0;
        var open = ranges.OpenEnds();
        while (true)
        {
            for (var closed = least.Length - open.DistinctBy(end => end.Column).Count(); done < closed; done++)
            {
                report(done);
            }

            if (open.Count == 0)
            {
                return [.. least.Zip(most)];
            }

            ranges.SolveSome([.. open.Take(EndsAtOnce)], other, cancellation);

            // What some columns cannot reach holds others back
            ColumnBounds.Propagate(program, least, most);
            open = ranges.OpenEnds();
        }
    }

    /// <summary>Settles some ends; by halves on two cores, each with its own program, so that what one sees never changes what the other solves.</summary>
    private void SolveSome((int Column, int Sign)[] ends, ColumnRanges? other, CancellationToken cancellation)
    {
        _solved.UnionWith(ends);
        if (other is null)
        {
            SolveEach(ends, cancellation);
            return;
        }

        other.Learn(this);
        Parallel.Invoke(() => SolveEach(ends.AsSpan(0, ends.Length / 2), cancellation), () => other.SolveEach(ends.AsSpan(ends.Length / 2), cancellation));
        Learn(other);
    }

    private void SolveEach(ReadOnlySpan<(int Column, int Sign)> ends, CancellationToken cancellation)
    {
        foreach (var (column, sign) in ends)
        {
            cancellation.ThrowIfCancellationRequested();
            SolveAlone(column, sign);
        }
    }

    /// <summary>Lower ends, then upper ones: from one to the next the engine has the shortest way.</summary>
    private List<(int Column, int Sign)> OpenEnds() =>
        [.. new[] { 1, -1 }.SelectMany(sign => Enumerable.Range(0, _leastSeen.Length).Select(k => (Column: k, Sign: sign)))
            .Where(end => !_solved.Contains(end) && IsOpen(end.Column, end.Sign))];

    private bool IsOpen(int column, int sign) =>
        sign > 0 ? !IsSame(_leastSeen[column], _leastAllowed[column]) : !IsSame(_mostSeen[column], _mostAllowed[column]);

    private static bool IsSame(double seen, double allowed) =>
        !double.IsInfinity(seen) && !double.IsInfinity(allowed) && Math.Abs(seen - allowed) <= WholeEnd.Tolerance(allowed);

    /// <summary>Down and up at once on two cores, one after the other on one program.</summary>
    private void SolveTogether(ColumnRanges? other, CancellationToken cancellation)
    {
        if (other is null)
        {
            SolveTogether(1, cancellation);
            SolveTogether(-1, cancellation);
            return;
        }

        other.Learn(this);
        Parallel.Invoke(() => SolveTogether(1, cancellation), () => other.SolveTogether(-1, cancellation));
        Learn(other);
    }

    /// <summary>Pushes all open columns at once, for as long as that settles several of them.</summary>
    private void SolveTogether(int sign, CancellationToken cancellation)
    {
        for (var round = 0; round < MostShared; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var open = Enumerable.Range(0, _leastSeen.Length)
                .Where(k => IsOpen(k, sign) && !double.IsInfinity(sign > 0 ? _leastAllowed[k] : _mostAllowed[k]))
                .ToArray();
            if (open.Length < 4)
            {
                return;
            }

            // Whoever was left behind last time counts more, so that rounds differ
            foreach (var k in open)
            {
                _solver.SetCost(k, sign * (1 + (((k + 1.0) * (round + 1) * 0.6180339887498949) % 1)));
            }

            var status = _solver.Minimize();
            foreach (var k in open)
            {
                _solver.SetCost(k, 0);
            }

            if (status is not LinearStatus.Optimal)
            {
                return;
            }

            See(_solver.Values, _solver.TakeBasis());
            if (open.Count(k => !IsOpen(k, sign)) < Math.Max(2, open.Length / ShareSettled))
            {
                return;
            }
        }
    }

    private void SolveAlone(int column, int sign)
    {
        if (!IsOpen(column, sign))
        {
            return;
        }

        if ((sign > 0 ? _leastAt : _mostAt)[column] is { } start)
        {
            _solver.StartFrom(start);
        }

        _solver.SetCost(column, sign);
        var status = _solver.Minimize();
        _solver.SetCost(column, 0);
        if (status is LinearStatus.Optimal)
        {
            See(_solver.Values, _solver.TakeBasis());
            var reached = _solver.Values[column];
            _ = sign > 0 ? _leastAllowed[column] = reached : _mostAllowed[column] = reached;
        }
        else if (status is LinearStatus.Unbounded)
        {
            _ = sign > 0 ? _leastAllowed[column] = double.NegativeInfinity : _mostAllowed[column] = double.PositiveInfinity;
        }
    }

    private void See(ReadOnlySpan<double> solution, byte[]? basis)
    {
        for (var k = 0; k < solution.Length; k++)
        {
            See(k, solution[k], basis, solution[k], basis);
        }
    }

    /// <summary>What the other has seen.</summary>
    private void Learn(ColumnRanges other)
    {
        for (var k = 0; k < _leastSeen.Length; k++)
        {
            See(k, other._leastSeen[k], other._leastAt[k], other._mostSeen[k], other._mostAt[k]);
        }
    }

    private void See(int column, double least, byte[]? leastAt, double most, byte[]? mostAt)
    {
        if (least < _leastSeen[column])
        {
            (_leastSeen[column], _leastAt[column]) = (least, leastAt);
        }

        if (most > _mostSeen[column])
        {
            (_mostSeen[column], _mostAt[column]) = (most, mostAt);
        }
    }
}
