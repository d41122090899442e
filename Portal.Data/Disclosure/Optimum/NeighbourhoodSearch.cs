using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure.Optimum;

/// <summary>
/// Betters a safe pattern of a part too large for <see cref="OptimumSearch"/>. Of a few cells that hang together the cheapest choice is
/// sought while all others stay as they are: under all cuts known, by branching. A choice that fails a duty gives a cut that holds for every
/// pattern, so that later neighbourhoods are settled without an attack; a choice that fails none is the new pattern.
/// </summary>
internal sealed class NeighbourhoodSearch : IDisposable
{
    private const int FewestFree = 60;
    private const int MostRounds = 60;
    private const int MostNodes = 100;
    private const int RowsOfOneProgram = 200;
    private const double Whole = 1e-6;
    private const double Gain = 1e-7;
    private const double ShareOfChoosing = 0.75;

    /// <summary>Beyond this one choice among all cells may take minutes, and nothing can end it sooner.</summary>
    private const int MostChoosable = 3_000;

    private readonly LinkedSystem _system;
    private readonly FlowModel _model;
    private readonly PatternSwitch _switch;
    private readonly AttackCuts _attacks;
    private readonly CutMaster _master;
    private readonly double[] _costs;

    /// <summary>Cells that may be hidden or shown; of those that go together the first stands for all.</summary>
    private readonly bool[] _isCandidate;

    private readonly long _mostPrograms;
    private readonly bool _choosesWhole;
    private readonly Action<string, int, int> _report;
    private readonly CancellationToken _cancellation;

    internal NeighbourhoodSearch(
        LinkedSystem system,
        FlowModel model,
        PatternSwitch patterns,
        SolverFactory solvers,
        double[] costs,
        long programs,
        Action<string, int, int> report,
        CancellationToken cancellation)
    {
        (_system, _model, _switch, _costs, _report, _cancellation) = (system, model, patterns, [.. costs], report, cancellation);
        _mostPrograms = model.Solves + programs;
        _isCandidate = [.. system.Cells.Select((cell, i) => !system.MustHide(i) && cell is not { Contributors: 0, Value: 0 })];
        var cuts = BridgeCuts.Of(system, _isCandidate).ToList();
        for (var i = 0; i < costs.Length; i++)
        {
            var all = system.TiedTo(i).ToArray();
            (_costs[i], _isCandidate[i]) = (all.Sum(cell => costs[cell]), all[0] == i && all.Any(cell => _isCandidate[cell]));
        }

        _choosesWhole = solvers.ChoosesWhole && _isCandidate.Count(isCandidate => isCandidate) <= MostChoosable;
        _master = new CutMaster(_costs, _isCandidate, solvers);
        _attacks = new AttackCuts(system, solvers);
        cuts.ForEach(cut => _master.Add(Together(cut)));
    }

    /// <summary>
    /// Programs that attacks and choices took, beside those of the flow model. An attack begins from nothing and counts by the number of sums,
    /// a choice by its share of all cells.
    /// </summary>
    internal long OwnPrograms => (_attacks.Solves * (1 + (_system.Rows.Length / RowsOfOneProgram))) + (_master.Columns / _costs.Length) + _master.Choices;

    private long Used => _model.Solves + OwnPrograms;

    private bool IsUsedUp => Used >= _mostPrograms;

    public void Dispose() => _attacks.Dispose();

    /// <summary>
    /// Goes over the secondary cells, in wider neighbourhoods once narrow ones gain nothing, until all cells are free or the programs are used
    /// up. Where an engine can choose among all cells at once, that comes after the first neighbourhoods: they bring the cuts that it needs.
    /// </summary>
    internal void Run()
    {
        var all = _isCandidate.Count(isCandidate => isCandidate);
        var settled = new Dictionary<int, int[]>();
        var choosesWhole = _choosesWhole;
        for (var size = FewestFree; ;)
        {
            var gained = false;
            var centres = Secondaries();
            for (var k = 0; k < centres.Count && !IsUsedUp; k++)
            {
                _report("improve", k, centres.Count);
                gained |= Exhaust(centres[k], size, settled);
            }

            if (IsUsedUp || (!gained && (size >= all || (choosesWhole && ChooseAmongAll()))))
            {
                return;
            }

            choosesWhole &= gained;
            size = gained ? size : size * 3 / 2;
        }
    }

    /// <summary>Betters the surroundings of one cell until that fails; true if it did not fail at once.</summary>
    private bool Exhaust(int centre, int size, Dictionary<int, int[]> settled)
    {
        var gained = false;
        while (_model.IsHidden(centre) && !IsUsedUp)
        {
            var free = Surroundings(centre, size);

            // What was tried in vain is tried again only if something nearby has changed since
            var state = free.Where(_model.IsHidden).Append(size).ToArray();
            if (settled.TryGetValue(centre, out var before) && before.SequenceEqual(state))
            {
                return gained;
            }

            if (!Improve(free))
            {
                settled[centre] = state;
                return gained;
            }

            gained = true;
        }

        return gained;
    }

    private bool Improve(List<int> free)
    {
        var lower = Hidden();
        var node = new SearchNode(lower, [.. lower]);
        var current = lower.Select((share, i) => share * _costs[i]).Sum();
        free.ForEach(i => (node.Lower[i], node.Upper[i]) = (0, 1));
        for (var round = 0; round < MostRounds && !IsUsedUp && FindWhole(node, current) is { } pattern; round++)
        {
            var (isAdopted, cuts) = TryAdopt(pattern);
            if (isAdopted || cuts == 0)
            {
                return isAdopted;
            }
        }

        return false;
    }

    /// <summary>Chooses among all cells at once, with a share of the programs that are left, until a choice is safe; true if no pattern can be better.</summary>
    private bool ChooseAmongAll()
    {
        _report("choose", 0, 1);
        var most = Used + ((_mostPrograms - Used) * ShareOfChoosing);
        while (Used < most && _master.Choose(_cancellation) is { } choice)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (choice.Cost >= Hidden().Select((share, i) => share * _costs[i]).Sum() * (1 - Gain))
            {
                return choice.IsLeast;
            }

            var (isAdopted, cuts) = TryAdopt(choice.Pattern);
            if (isAdopted ? choice.IsLeast : cuts == 0)
            {
                return isAdopted;
            }
        }

        return false;
    }

    /// <summary>Takes the pattern on if it is safe; if not, adds the cuts that it breaks, of which there are none where it is safe in fractions only.</summary>
    private (bool IsAdopted, int Cuts) TryAdopt(double[] choice)
    {
        double[] pattern = [.. choice.Select((_, i) => Math.Round(choice[_system.TiedTo(i)[0]]))];
        var failures = _switch.TryAdopt(Enumerable.Range(0, pattern.Length).Where(i => pattern[i] == 1).ToHashSet());
        var cuts = failures.Select(duty => _attacks.Explain(duty, pattern)).OfType<CoverCut>().ToList();
        cuts.ForEach(cut => _master.Add(Together(cut)));
        return (failures.Count == 0, cuts.Count);
    }

    /// <summary>1 for each cell that stands for itself or others and is hidden now.</summary>
    private double[] Hidden() => [.. _costs.Select((_, i) => _isCandidate[i] && _model.IsHidden(i) ? 1.0 : 0)];

    /// <summary>A pattern of whole cells that breaks no known cut and costs less; null if none was found.</summary>
    private double[]? FindWhole(SearchNode root, double current)
    {
        var open = new Stack<SearchNode>([root]);
        for (var k = 0; k < MostNodes && open.TryPop(out var node); k++)
        {
            if (_master.Solve(node.Lower, node.Upper, _cancellation) is not { } relaxed || relaxed.Cost >= current * (1 - Gain))
            {
                continue;
            }

            var split = SearchNode.MostOpen(relaxed.Pattern, Whole);
            if (split < 0)
            {
                return relaxed.Pattern;
            }

            open.Push(node.With(split, hidden: false));
            open.Push(node.With(split, hidden: true));
        }

        return null;
    }

    private List<int> Secondaries() =>
        [.. Enumerable.Range(0, _costs.Length).Where(i => _isCandidate[i] && _model.IsHidden(i)).OrderByDescending(i => _system.Cells[i].Value)];

    /// <summary>The cells that stand in a sum with the centre, then those that stand in a sum with hidden ones among them, and so on.</summary>
    private List<int> Surroundings(int centre, int size)
    {
        var free = new List<int>();
        var reached = new HashSet<int>();
        var chosen = new HashSet<int>();
        var rows = new HashSet<int>();
        var from = new Queue<int>([centre]);
        while (free.Count < size && from.TryDequeue(out var cell))
        {
            foreach (var other in _system.RowsOf[cell].Where(entry => rows.Add(entry.Row)).SelectMany(entry => _system.Rows[entry.Row].Cells).Where(reached.Add))
            {
                if (_isCandidate[_system.TiedTo(other)[0]] && chosen.Add(_system.TiedTo(other)[0]))
                {
                    free.Add(_system.TiedTo(other)[0]);
                }

                if (_model.IsHidden(other))
                {
                    from.Enqueue(other);
                }
            }
        }

        return free;
    }

    /// <summary>The cut in the cells that stand for others: each brings what all that go with it would.</summary>
    private CoverCut Together(CoverCut cut)
    {
        if (!_system.HasTies)
        {
            return cut;
        }

        var weights = cut.Cells.Zip(cut.Weights)
            .GroupBy(pair => _system.TiedTo(pair.First)[0])
            .OrderBy(group => group.Key)
            .Select(group => (Cell: group.Key, Weight: Math.Min(1, group.Sum(pair => pair.Second))))
            .ToArray();
        return new CoverCut([.. weights.Select(item => item.Cell)], [.. weights.Select(item => item.Weight)], cut.Least);
    }
}
