using System.Collections;

namespace Portal.Data.Disclosure;

/// <summary>
/// All deviations found. Each duty that is met watches one active deviation that meets it, and looks for another only when that one
/// goes: with hundreds of provider groups, counting who meets what would cost more than finding the moves.
/// </summary>
internal sealed class DeviationPool
{
    private const int Sides = 3;

    private readonly LinkedSystem _system;
    private readonly List<(Deviation Deviation, long Amount)>[] _using;
    private readonly Dictionary<int, Deviation>[] _watched;
    private readonly Dictionary<int, (long Part, bool IsAlone)>[] _knowledge;
    private readonly Lazy<Dictionary<string, int>> _place;

    /// <summary>Cells of which an audience knows something: most moves meet few of them, and a bit is asked far quicker than the dictionary.</summary>
    private readonly BitArray[] _isKnown;

    internal DeviationPool(LinkedSystem system)
    {
        _system = system;
        _place = new(() => system.Cells.Select((cell, i) => (cell.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal));
        _using = new List<(Deviation Deviation, long Amount)>[system.Cells.Length];
        for (var i = 0; i < _using.Length; i++)
        {
            _using[i] = [];
        }

        _watched = [.. system.Audiences.Select(_ => new Dictionary<int, Deviation>())];
        _knowledge = [.. system.Audiences.Select(audience => Enumerable.Range(0, audience.Cells.Length)
            .ToDictionary(k => audience.Cells[k], k => (audience.Parts[k], audience.IsAlone[k])))];
        _isKnown = [.. system.Audiences.Select(audience => BitsOf(audience.Cells, system.Cells.Length))];
    }

    /// <summary>Every active deviation in the order of discovery.</summary>
    internal IEnumerable<Deviation> Active => All.Where(deviation => deviation.IsActive);

    internal List<Deviation> All { get; } = [];

    /// <summary>Whether an active deviation that the audience cannot rule out meets the duty.</summary>
    internal bool IsMet(int audience, int cell, MoveSide side)
    {
        var slot = (cell * Sides) + (int)side;
        if (_watched[audience].TryGetValue(slot, out var watched) && watched.IsActive)
        {
            return true;
        }

        var demand = _system.Demand(audience, cell, side);
        foreach (var (deviation, amount) in _using[cell])
        {
            if (deviation.IsActive && Duties.Meets(demand, side, amount) && IsPossible(deviation, audience))
            {
                _watched[audience][slot] = deviation;
                deviation.Watchers.Add(new Duty(audience, cell, side));
                return true;
            }
        }

        return false;
    }

    internal void Add(Deviation deviation)
    {
        for (var k = 0; k < deviation.Cells.Length; k++)
        {
            _using[deviation.Cells[k]].Add((deviation, deviation.Amounts[k]));
        }

        All.Add(deviation);
        deviation.IsActive = true;
    }

    /// <summary>Takes in what was found before, as far as it moves hidden cells of this part alone and still keeps every relation.</summary>
    internal void Learn(IReadOnlyList<KnownMove> moves, Func<int, bool> isHidden)
    {
        foreach (var move in moves)
        {
            Learn(move, isHidden);
        }
    }

    /// <summary>The move as it was taken in; null where it is not one of this part's, or breaks a relation.</summary>
    internal Deviation? Learn(KnownMove move, Func<int, bool> isHidden)
    {
        if (TryPlace(move) is not { } deviation || !Array.TrueForAll(deviation.Cells, cell => isHidden(cell)) || !InsiderChecker.KeepsRelations(_system, isHidden, deviation))
        {
            return null;
        }

        Add(deviation);
        return deviation;
    }

    /// <summary>The move by the places of its cells; null where one of them is not in this part.</summary>
    internal Deviation? TryPlace(KnownMove move) => move.Cells.All(cell => _place.Value.ContainsKey(cell.Cell))
        ? new Deviation([.. move.Cells.Select(cell => _place.Value[cell.Cell])], [.. move.Cells.Select(cell => cell.Amount)])
        : null;

    /// <summary>The active deviations by ids.</summary>
    internal IReadOnlyList<KnownMove> Known() => Known(Active);

    /// <summary>Some deviations by ids.</summary>
    internal IReadOnlyList<KnownMove> Known(IEnumerable<Deviation> deviations) => [.. deviations.Select(deviation => new KnownMove([.. deviation.Named(_system)]))];

    /// <summary>Drops deviations for good.</summary>
    internal void Forget(IReadOnlyCollection<Deviation> dropped)
    {
        foreach (var cell in dropped.SelectMany(deviation => deviation.Cells).Distinct())
        {
            _using[cell].RemoveAll(item => dropped.Contains(item.Deviation));
        }

        All.RemoveAll(dropped.Contains);
        foreach (var deviation in dropped)
        {
            deviation.IsActive = false;
        }
    }

    /// <summary>The active deviations that move a cell.</summary>
    internal HashSet<Deviation> Moving(int cell) => [.. _using[cell].Where(item => item.Deviation.IsActive).Select(item => item.Deviation)];

    /// <summary>Duties that relied on inactive deviations and that nothing else meets.</summary>
    internal IEnumerable<Duty> Lost(IEnumerable<Deviation> dropped)
    {
        var seen = new HashSet<Duty>();
        foreach (var deviation in dropped)
        {
            // A duty that came back to this move again and again counts once
            Duty[] watchers = [.. deviation.Watchers.Distinct()];
            deviation.Watchers.Clear();
            deviation.Watchers.AddRange(watchers);
            foreach (var duty in watchers)
            {
                var slot = (duty.Cell * Sides) + (int)duty.Side;
                // The one watched since may have been forgotten with the attempt that found it
                var watched = _watched[duty.Audience][slot];
                if ((ReferenceEquals(watched, deviation) || !watched.IsActive) && seen.Add(duty) && !IsMet(duty.Audience, duty.Cell, duty.Side))
                {
                    yield return duty;
                }
            }
        }
    }

    private static BitArray BitsOf(int[] cells, int count)
    {
        var bits = new BitArray(count);
        foreach (var cell in cells)
        {
            bits[cell] = true;
        }

        return bits;
    }

    /// <summary>Whether an audience cannot rule a move out by what it knows of its own parts.</summary>
    internal bool IsPossible(Deviation deviation, int audience)
    {
        var (known, isKnown) = (_knowledge[audience], _isKnown[audience]);
        if (known.Count == 0)
        {
            return true;
        }

        for (var k = 0; k < deviation.Cells.Length; k++)
        {
            var cell = deviation.Cells[k];
            if (isKnown[cell] && known[cell] is var own
                && (own.IsAlone || deviation.Amounts[k] < own.Part - _system.Cells[cell].Value))
            {
                return false;
            }
        }

        return true;
    }
}
