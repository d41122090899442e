namespace Portal.Data.Disclosure;

/// <summary>Tries to show secondary cells again, the dearest first: a cell stays shown if every duty that leant on it finds another proof.</summary>
internal sealed class PatternCleaner
{
    /// <summary>Most cells that must stay hidden show it in the first duties; only then many are worth one program.</summary>
    private const int TriedAlone = 4;

    private const int ManyLost = 30;

    private readonly LinkedSystem _system;
    private readonly FlowModel _model;
    private readonly SuppressionSearch _search;
    private readonly Action<string, int, int> _report;
    private readonly CancellationToken _cancellation;

    internal PatternCleaner(
        LinkedSystem system,
        FlowModel model,
        SuppressionSearch search,
        Action<string, int, int> report,
        CancellationToken cancellation)
    {
        _system = system;
        _model = model;
        _search = search;
        _report = report;
        _cancellation = cancellation;
    }

    /// <summary>One pass over all secondary cells; false when the work allowance ran out.</summary>
    internal bool Run(long iterationLimit)
    {
        var secondaries = Secondaries();
        for (var k = 0; k < secondaries.Count; k++)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_model.Iterations > iterationLimit)
            {
                return false;
            }

            if (k % 10 == 0)
            {
                _report("clean up", k, secondaries.Count);
            }

            TryShow(secondaries[k]);
        }

        return true;
    }

    internal List<int> Secondaries() =>
        [.. Enumerable.Range(0, _system.Cells.Length)
            .Where(i => _model.IsHidden(i) && !_system.Cells[i].IsPrimary && _system.Cells[i].Lock is not CellLock.Hidden)
            .OrderByDescending(i => _system.Cells[i].Value)];

    /// <summary>Shows the cell if nothing else has to be hidden for it.</summary>
    internal bool TryShow(int cell)
    {
        var dropped = _search.Pool.Moving(cell);
        foreach (var deviation in dropped)
        {
            _search.Pool.SetActive(deviation, false);
        }

        _model.SetHidden(cell, false);
        var cause = _search.Causes.GetValueOrDefault(cell);
        var lost = Lost(dropped).Where(duty => duty.Cell != cell).OrderBy(duty => duty != cause).ToList();
        for (var k = 0; k < lost.Count; k++)
        {
            var duty = lost[k];
            if (k == TriedAlone && lost.Count > ManyLost)
            {
                _search.MeetManyAtOnce(0);
            }

            if (_search.Pool.IsMet(duty.Audience, duty.Cell, duty.Side) || _search.Meet(duty, mayHideMore: false))
            {
                continue;
            }

            _model.SetHidden(cell, true);
            foreach (var deviation in dropped)
            {
                _search.Pool.SetActive(deviation, true);
            }

            _search.Causes[cell] = duty;
            return false;
        }

        return true;
    }

    /// <summary>Duties that only the dropped deviations met.</summary>
    internal IEnumerable<Duty> Lost(List<Deviation> dropped)
    {
        var seen = new HashSet<Duty>();
        foreach (var deviation in dropped)
        {
            for (var k = 0; k < deviation.Cells.Length; k++)
            {
                var cell = deviation.Cells[k];
                foreach (var side in new[] { MoveSide.High, MoveSide.Low, MoveSide.Apart })
                {
                    foreach (var audience in deviation.Audiences)
                    {
                        var duty = _system.Demand(audience, cell, side);
                        if (Duties.Meets(duty, side, deviation.Amounts[k]) && _model.IsHidden(cell) && !_search.Pool.IsMet(audience, cell, side) && seen.Add(new Duty(audience, cell, side)))
                        {
                            yield return new Duty(audience, cell, side);
                        }
                    }
                }
            }
        }
    }
}
