namespace Portal.Data.Disclosure;

/// <summary>All deviations found, and for each audience and duty how many of the active ones meet it.</summary>
internal sealed class DeviationPool
{
    private const int Sides = 3;

    private readonly LinkedSystem _system;
    private readonly List<Deviation>[] _using;
    private readonly int[][] _counts;
    private readonly Dictionary<int, (long Part, bool IsAlone)>[] _knowledge;

    internal DeviationPool(LinkedSystem system)
    {
        _system = system;
        var count = system.Cells.Length;
        _using = new List<Deviation>[count];
        for (var i = 0; i < count; i++)
        {
            _using[i] = [];
        }

        _counts = [.. system.Audiences.Select(_ => new int[count * Sides])];
        _knowledge = [.. system.Audiences.Select(audience => Enumerable.Range(0, audience.Cells.Length)
            .ToDictionary(k => audience.Cells[k], k => (audience.Parts[k], audience.IsAlone[k])))];
    }

    /// <summary>Every active deviation in the order of discovery.</summary>
    internal IEnumerable<Deviation> Active => All.Where(deviation => deviation.IsActive);

    internal List<Deviation> All { get; } = [];

    internal bool IsMet(int audience, int cell, MoveSide side) => _counts[audience][(cell * Sides) + (int)side] > 0;

    internal void Add(Deviation deviation)
    {
        deviation.Audiences = [.. Enumerable.Range(0, _knowledge.Length).Where(audience => IsPossible(deviation, audience))];
        foreach (var cell in deviation.Cells)
        {
            _using[cell].Add(deviation);
        }

        All.Add(deviation);
        SetActive(deviation, true);
    }

    internal void SetActive(Deviation deviation, bool active)
    {
        if (deviation.IsActive == active)
        {
            return;
        }

        deviation.IsActive = active;
        var step = active ? 1 : -1;
        for (var k = 0; k < deviation.Cells.Length; k++)
        {
            var cell = deviation.Cells[k];
            var amount = deviation.Amounts[k];
            for (var side = 0; side < Sides; side++)
            {
                foreach (var audience in deviation.Audiences)
                {
                    if (Duties.Meets(_system.Demand(audience, cell, (MoveSide)side), (MoveSide)side, amount))
                    {
                        _counts[audience][(cell * Sides) + side] += step;
                    }
                }
            }
        }
    }

    /// <summary>The active deviations that move a cell.</summary>
    internal List<Deviation> Moving(int cell) => [.. _using[cell].Where(deviation => deviation.IsActive)];

    private bool IsPossible(Deviation deviation, int audience)
    {
        var known = _knowledge[audience];
        if (known.Count == 0)
        {
            return true;
        }

        for (var k = 0; k < deviation.Cells.Length; k++)
        {
            var cell = deviation.Cells[k];
            if (known.TryGetValue(cell, out var own)
                && (own.IsAlone || deviation.Amounts[k] < own.Part - _system.Cells[cell].Value))
            {
                return false;
            }
        }

        return true;
    }
}
