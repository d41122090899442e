namespace Portal.Data.Disclosure;

/// <summary>
/// Finds what else must be hidden: for every duty that no known deviation meets, the cheapest deviation, hiding what it moves.
/// </summary>
internal sealed class SuppressionSearch
{
    private const int MostRounds = 40;
    private const int FewestWishes = 20;

    private readonly LinkedSystem _system;
    private readonly FlowModel _model;
    private readonly double[] _costs;
    private readonly long _mostPrograms;
    private readonly Action<string, int, int> _report;
    private readonly CancellationToken _cancellation;
    private readonly int[] _everyCell;
    private readonly int[] _primaries;

    internal SuppressionSearch(
        LinkedSystem system,
        FlowModel model,
        double[] costs,
        long mostPrograms,
        Action<string, int, int> report,
        CancellationToken cancellation)
    {
        _system = system;
        _model = model;
        _costs = costs;
        _mostPrograms = mostPrograms;
        _report = report;
        _cancellation = cancellation;
        Pool = new DeviationPool(system);
        _everyCell = [.. Enumerable.Range(0, system.Cells.Length)];
        _primaries = [.. _everyCell.Where(i => system.Cells[i].IsPrimary)];
    }

    internal DeviationPool Pool { get; }

    /// <summary>Duties that cannot be met even by hiding everything; empty in a protected release.</summary>
    internal HashSet<Duty> Unmet { get; } = [];

    /// <summary>The duty for which a secondary cell was hidden, the first one to ask when it might be shown again.</summary>
    internal Dictionary<int, Duty> Causes { get; } = [];

    /// <summary>Which duties are asked for; all of them unless somebody proved others elsewhere.</summary>
    internal Func<Duty, bool> IsOwed { get; init; } = _ => true;

    /// <summary>Whether the search stopped at its bound, with duties open.</summary>
    internal bool IsCutShort { get; private set; }

    /// <param name="moves">What an earlier search of the same cells found.</param>
    internal void Run(IReadOnlyList<KnownMove> moves)
    {
        for (var i = 0; i < _system.Cells.Length; i++)
        {
            if (_system.Cells[i].IsPrimary || _system.Cells[i].Lock is CellLock.Hidden)
            {
                _model.SetHidden(i, true);
            }
        }

        Pool.Learn(moves, _model.IsHidden);

        // Proofs among primary cells alone stay valid whatever happens to secondary ones
        MeetManyAtOnce(0);
        for (var audience = 0; audience < _system.Audiences.Length && !IsCutShort; audience++)
        {
            _report(audience == 0 ? "protect" : "insiders", audience, _system.Audiences.Length);
            if (audience > 0)
            {
                MeetManyAtOnce(audience);
            }

            MeetAll(audience);
        }

        // What was hidden for an insider is itself owed to the public
        MeetAll(0);
    }

    /// <summary>Tries to meet most open duties of one audience with few programs, hiding nothing more.</summary>
    internal void MeetManyAtOnce(int audience)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            _cancellation.ThrowIfCancellationRequested();
            var open = Open(audience);
            var wishes = open.Where(duty => duty.Side is not MoveSide.Apart)
                .GroupBy(duty => duty.Cell)
                .Select(group => group.ElementAt(round % group.Count()))
                .Select(duty => (duty.Cell, duty.Side, _system.Demand(audience, duty.Cell, duty.Side)))
                .ToList();
            if (wishes.Count < FewestWishes)
            {
                return;
            }

            _model.Face(_system.Audiences[audience], mayHideMore: false);
            if (_model.TryMoveMany(wishes) is not { } found)
            {
                return;
            }

            Pool.Add(found);
            if (open.Count - Open(audience).Count < FewestWishes / 2)
            {
                return;
            }
        }
    }

    /// <summary>Meets every open duty of one audience, hiding more where needed.</summary>
    internal void MeetAll(int audience)
    {
        List<Duty> open;

        // Each duty is met or given up; what was hidden on the way brings new ones, and there are only so many cells
        while ((open = Open(audience)).Count > 0)
        {
            var done = 0;
            foreach (var duty in open)
            {
                _cancellation.ThrowIfCancellationRequested();
                if (_model.Solves > _mostPrograms)
                {
                    IsCutShort = true;
                    return;
                }

                if (audience == 0 && done++ % 50 == 0)
                {
                    _report("protect", done, open.Count);
                }

                if (!Pool.IsMet(duty.Audience, duty.Cell, duty.Side) && !Meet(duty, mayHideMore: true))
                {
                    Unmet.Add(duty);
                }
            }
        }
    }

    /// <summary>Finds a deviation for the duty; with <paramref name="mayHideMore"/> the shown cells that it moves become hidden.</summary>
    internal bool Meet(Duty duty, bool mayHideMore)
    {
        _model.Face(_system.Audiences[duty.Audience], mayHideMore);
        var amount = _system.Demand(duty.Audience, duty.Cell, duty.Side);
        var up = duty.Side is MoveSide.Low ? null : _model.TryMove(duty.Cell, MoveSide.High, amount);
        var down = duty.Side is MoveSide.High || (duty.Side is MoveSide.Apart && up is not null && Cost(up) == 0)
            ? null
            : _model.TryMove(duty.Cell, MoveSide.Low, amount);
        var found = up is null ? down : down is null || Cost(up) <= Cost(down) ? up : down;
        if (found is null)
        {
            return false;
        }

        foreach (var moved in found.Cells.Where(moved => !_model.IsHidden(moved)))
        {
            _model.SetHidden(moved, true);
            foreach (var tied in _system.TiedTo(moved))
            {
                Causes[tied] = duty;
            }
        }

        Pool.Add(found);

        // From now on the duty leans on this move, so that whoever drops the move asks for another
        return Pool.IsMet(duty.Audience, duty.Cell, duty.Side);
    }

    /// <summary>Duties of one audience that no active deviation meets, the largest first.</summary>
    internal List<Duty> Open(int audience)
    {
        var open = new List<(long Amount, Duty Duty)>();
        foreach (var i in audience == 0 ? _everyCell : _primaries)
        {
            if (!_model.IsHidden(i))
            {
                continue;
            }

            foreach (var side in (ReadOnlySpan<MoveSide>)[MoveSide.High, MoveSide.Low, MoveSide.Apart])
            {
                var amount = _system.Demand(audience, i, side);
                if (amount > 0 && IsOwed(new Duty(audience, i, side)) && !Pool.IsMet(audience, i, side))
                {
                    open.Add((amount, new Duty(audience, i, side)));
                }
            }
        }

        return [.. open.OrderByDescending(item => item.Amount).Select(item => item.Duty).Where(duty => !Unmet.Contains(duty))];
    }

    private double Cost(Deviation deviation) => deviation.Cells.Where(cell => !_model.IsHidden(cell)).Sum(cell => _costs[cell]);
}
