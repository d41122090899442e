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

    /// <summary>One pass over all secondary cells; as far as the work allowance goes.</summary>
    internal void Run(long solveLimit)
    {
        // Of cells that go together the dearest stands for all
        var secondaries = Secondaries().DistinctBy(cell => _system.TiedTo(cell)[0]).ToList();
        for (var k = 0; k < secondaries.Count; k++)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_model.Solves > solveLimit)
            {
                return;
            }

            if (k % 10 == 0)
            {
                _report("clean up", k, secondaries.Count);
            }

            TryShow(secondaries[k]);
        }
    }

    private List<int> Secondaries() =>
        [.. Enumerable.Range(0, _system.Cells.Length)
            .Where(i => _model.IsHidden(i) && !_system.MustHide(i))
            .OrderByDescending(i => _system.Cells[i].Weight).ThenByDescending(i => _system.Cells[i].Value)];

    /// <summary>Shows the cell if nothing else has to be hidden for it.</summary>
    private bool TryShow(int cell)
    {
        var tied = _system.TiedTo(cell).ToArray();
        var dropped = tied.SelectMany(_search.Pool.Moving).ToHashSet();
        foreach (var deviation in dropped)
        {
            deviation.IsActive = false;
        }

        _model.SetHidden(cell, false);
        var cause = _search.Causes.GetValueOrDefault(cell);
        var lost = _search.Pool.Lost(dropped).Where(duty => !tied.Contains(duty.Cell)).OrderBy(duty => duty != cause).ToList();
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
                deviation.IsActive = true;
            }

            Array.ForEach(tied, one => _search.Causes[one] = duty);
            return false;
        }

        _search.Pool.Forget(dropped);
        return true;
    }
}
