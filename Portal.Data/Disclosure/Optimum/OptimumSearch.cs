using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure.Optimum;

/// <summary>
/// Branch and cut for the pattern that hides the least value: 0 or 1 for every cell, cuts from the attacker's programs, best bound first.
/// The bound rests on linear programs in doubles; the safety of a pattern never does, see <see cref="ExactChecker"/>.
/// </summary>
internal sealed class OptimumSearch : IDisposable
{
    private const int CutsARound = 12;
    private const int MostRounds = 300;
    private const double Whole = 1e-6;

    private readonly LinkedSystem _system;
    private readonly AttackCuts _attacks;
    private readonly CutMaster _master;
    private readonly bool[] _isCandidate;
    private readonly List<Duty> _duties = [];
    private readonly Func<IReadOnlySet<int>, bool> _adopt;
    private readonly CancellationToken _cancellation;

    /// <param name="system">A part of the problem.</param>
    /// <param name="solvers">Engine.</param>
    /// <param name="adopt">Tries to prove a pattern safe in integers; true makes it the one to beat.</param>
    /// <param name="cancellation">Stops between two programs.</param>
    internal OptimumSearch(LinkedSystem system, SolverFactory solvers, Func<IReadOnlySet<int>, bool> adopt, CancellationToken cancellation)
    {
        _system = system;
        _adopt = adopt;
        _cancellation = cancellation;
        _isCandidate = [.. system.Cells.Select(cell => !ProblemSplitter.MustHide(cell) && cell is not { Contributors: 0, Value: 0 })];

        // Of two patterns of equal value the one with fewer cells, without ever outweighing one unit of value
        _master = new CutMaster([.. system.Cells.Select(cell => cell.Value + (0.5 / (system.Cells.Length + 1)))], _isCandidate, solvers);
        _attacks = new AttackCuts(system, solvers);
        for (var audience = 0; audience < system.Audiences.Length; audience++)
        {
            foreach (var cell in Enumerable.Range(0, system.Cells.Length).Where(i => ProblemSplitter.MustHide(system.Cells[i])))
            {
                _duties.AddRange(new[] { MoveSide.High, MoveSide.Low, MoveSide.Apart }
                    .Where(side => system.Demand(audience, cell, side) > 0)
                    .Select(side => new Duty(audience, cell, side)));
            }
        }
    }

    public void Dispose() => _attacks.Dispose();

    /// <param name="value">Value that the best pattern known hides beyond what must be hidden.</param>
    /// <param name="allowance">Programs that may be solved.</param>
    internal OptimumReport Run(long value, long allowance)
    {
        var best = value;
        IReadOnlySet<int>? pattern = null;
        var open = new PriorityQueue<SearchNode, (double Bound, int Number)>();
        var number = 0;
        open.Enqueue(SearchNode.Root(_system.Cells.Length), (0, number));
        var isWhole = true;
        while (open.TryDequeue(out var node, out var rank))
        {
            if (rank.Bound >= best - 0.5)
            {
                continue;
            }

            if (_master.Solves + _attacks.Solves > allowance)
            {
                return new OptimumReport(pattern, Math.Ceiling(rank.Bound - 0.5 - 1e-6), false);
            }

            if (Tighten(node, best, allowance) is not { } relaxed)
            {
                continue;
            }

            var split = SearchNode.MostOpen(relaxed.Pattern, Whole);
            if (split < 0)
            {
                var chosen = Enumerable.Range(0, relaxed.Pattern.Length).Where(i => relaxed.Pattern[i] > 0.5).ToHashSet();
                if (_adopt(chosen))
                {
                    (best, pattern) = (chosen.Sum(i => _system.Cells[i].Value), chosen);
                }
                else
                {
                    // Safe in fractions only: another pattern of the same value may do, but that is not looked into
                    isWhole = false;
                }

                continue;
            }

            open.Enqueue(node.With(split, hidden: true), (relaxed.Cost, ++number));
            open.Enqueue(node.With(split, hidden: false), (relaxed.Cost, ++number));
        }

        return new OptimumReport(pattern, isWhole ? best : 0, isWhole);
    }

    /// <summary>Adds cuts until none is missed or little is gained; null if the node holds nothing better.</summary>
    private (double[] Pattern, double Cost)? Tighten(SearchNode node, long best, long allowance)
    {
        var last = double.NegativeInfinity;
        var idle = 0;
        for (var round = 0; ; round++)
        {
            if (_master.Solve(node.Lower, node.Upper, _cancellation) is not { } relaxed || relaxed.Cost >= best - 0.5)
            {
                return null;
            }

            idle = relaxed.Cost < last + (1e-4 * best) ? idle + 1 : 0;
            last = relaxed.Cost;
            var isFraction = SearchNode.MostOpen(relaxed.Pattern, Whole) >= 0;
            if (round == MostRounds || (isFraction && (idle > 6 || _master.Solves + _attacks.Solves > allowance)))
            {
                return relaxed;
            }

            if (!AddBridges(relaxed.Pattern) && !AddAttacks(relaxed.Pattern))
            {
                return relaxed;
            }
        }
    }

    /// <summary>In a sum one cell alone cannot move: a cell that protects something needs another one in each of its sums.</summary>
    private bool AddBridges(double[] pattern)
    {
        var added = false;
        foreach (var row in _system.Rows.Where(row => row.Lower == 0 && row.Upper == 0))
        {
            var forced = row.Cells.Where(cell => ProblemSplitter.MustHide(_system.Cells[cell])).Take(2).ToArray();
            if (forced.Length > 1)
            {
                continue;
            }

            var sum = row.Cells.Sum(cell => pattern[cell]);
            foreach (var cell in forced.Length == 1 ? forced : row.Cells.Where(cell => pattern[cell] > Whole))
            {
                var isForced = forced.Length == 1;
                if ((isForced && _system.Demand(0, cell, MoveSide.High) == 0) || (isForced ? sum >= 1 - Whole : (2 * pattern[cell]) - sum <= Whole))
                {
                    continue;
                }

                var others = row.Cells.Where(other => other != cell && _isCandidate[other]).ToArray();
                added = true;
                _master.Add(isForced
                    ? new CoverCut(others, [.. others.Select(_ => 1.0)], 1)
                    : new CoverCut([cell, .. others], [-1, .. others.Select(_ => 1.0)], 0));
            }
        }

        return added;
    }

    private bool AddAttacks(double[] pattern)
    {
        var added = 0;
        var audience = -1;
        foreach (var duty in _duties)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (duty.Audience != audience)
            {
                if (added >= CutsARound)
                {
                    break;
                }

                audience = duty.Audience;
                _attacks.Face(_system.Audiences[audience], pattern);
            }

            if (_attacks.Find(duty.Cell, duty.Side, _system.Demand(duty.Audience, duty.Cell, duty.Side), pattern) is { } cut)
            {
                _master.Add(cut);
                added++;
            }
        }

        return added > 0;
    }
}
