namespace Portal.Data.Disclosure;

/// <summary>
/// Finds what else must be hidden: for every duty that no known deviation meets, the cheapest deviation, hiding what it moves.
/// </summary>
internal sealed class SuppressionSearch
{
    private readonly LinkedSystem _system;
    private readonly FlowModel _model;
    private readonly double[] _costs;
    private readonly Action<string, int, int> _report;
    private readonly CancellationToken _cancellation;

    internal SuppressionSearch(
        LinkedSystem system,
        FlowModel model,
        double[] costs,
        Action<string, int, int> report,
        CancellationToken cancellation)
    {
        _system = system;
        _model = model;
        _costs = costs;
        _report = report;
        _cancellation = cancellation;
        Pool = new DeviationPool(system);
    }

    internal DeviationPool Pool { get; }

    /// <summary>Duties that cannot be met even by hiding everything; empty in a protected release.</summary>
    internal List<Duty> Unmet { get; } = [];

    /// <summary>The duty for which a secondary cell was hidden, the first one to ask when it might be shown again.</summary>
    internal Dictionary<int, Duty> Causes { get; } = [];

    internal void Run()
    {
        for (var i = 0; i < _system.Cells.Length; i++)
        {
            if (_system.Cells[i].IsPrimary || _system.Cells[i].Lock is CellLock.Hidden)
            {
                _model.SetHidden(i, true);
            }
        }

        for (var audience = 0; audience < _system.Audiences.Length; audience++)
        {
            _report(audience == 0 ? "protect" : "insiders", audience, _system.Audiences.Length);
            MeetAll(audience);
        }

        // What was hidden for an insider is itself owed to the public
        MeetAll(0);
    }

    /// <summary>Meets every open duty of one audience, hiding more where needed.</summary>
    internal void MeetAll(int audience)
    {
        List<Duty> open;
        var before = -1;
        while ((open = Open(audience)).Count > 0 && open.Count != before)
        {
            before = open.Count;
            var done = 0;
            foreach (var duty in open)
            {
                _cancellation.ThrowIfCancellationRequested();
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
        var cell = _system.Cells[duty.Cell];
        var amount = Duties.Amount(cell, duty.Side);
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
            Causes[moved] = duty;
        }

        Pool.Add(found);
        return true;
    }

    /// <summary>Duties of one audience that no active deviation meets, the largest first.</summary>
    internal List<Duty> Open(int audience)
    {
        var alone = new HashSet<int>();
        var knowledge = _system.Audiences[audience];
        for (var k = 0; k < knowledge.Cells.Length; k++)
        {
            if (knowledge.IsAlone[k])
            {
                alone.Add(knowledge.Cells[k]);
            }
        }

        var open = new List<(long Amount, Duty Duty)>();
        for (var i = 0; i < _system.Cells.Length; i++)
        {
            var cell = _system.Cells[i];
            if (!_model.IsHidden(i) || alone.Contains(i))
            {
                continue;
            }

            foreach (var side in (ReadOnlySpan<MoveSide>)[MoveSide.High, MoveSide.Low, MoveSide.Apart])
            {
                var amount = Duties.Amount(cell, side);
                if (amount > 0 && (audience == 0 || Duties.HoldsForInsiders(cell, side)) && !Pool.IsMet(audience, i, side))
                {
                    open.Add((amount, new Duty(audience, i, side)));
                }
            }
        }

        return [.. open.OrderByDescending(item => item.Amount).Select(item => item.Duty).Where(duty => !Unmet.Contains(duty))];
    }

    private double Cost(Deviation deviation) => deviation.Cells.Where(cell => !_model.IsHidden(cell)).Sum(cell => _costs[cell]);
}
