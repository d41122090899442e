using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>
/// What is possible of longer periods when several months move at once. Moves of different months do not touch each other, so they add up as far as
/// no number falls below what is there: a year has the room of all its months together.
/// </summary>
internal sealed class SummedMoves
{
    /// <summary>Moves that are looked at to make up one sum.</summary>
    private const int MostTried = 400;

    private readonly IReadOnlyDictionary<string, ProtectionCell> cells;
    private readonly ILookup<string, GroupContribution> contributions;
    private readonly int decimals;
    private readonly Func<KnownMove, bool> keeps;
    private readonly Dictionary<string, (Entry Entry, long Amount)[]> moving;
    private readonly HashSet<string> sorted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(Entry Entry, long Amount)>> sums = new(StringComparer.Ordinal);

    /// <param name="cells">Hidden cells of all publications.</param>
    /// <param name="contributions">Parts of provider groups in them.</param>
    /// <param name="decimals">Decimal places that a unit of theirs stands for.</param>
    /// <param name="moves">Moves of single months with what they move in longer periods, and others.</param>
    /// <param name="keeps">Whether a move is possible: every relation kept, nothing below zero.</param>
    /// <param name="asked">Cells that will be asked about.</param>
    internal SummedMoves(IReadOnlyDictionary<string, ProtectionCell> cells, ILookup<string, GroupContribution> contributions, int decimals, IEnumerable<KnownMove> moves, Func<KnownMove, bool> keeps, IReadOnlySet<string> asked)
    {
        (this.cells, this.contributions, this.decimals, this.keeps) = (cells, contributions, decimals, keeps);
        Entry[] entries = [.. moves.Select(move => new Entry(this, move))];

        // Counted first: there are millions of them in a year
        var counts = asked.ToDictionary(cell => cell, _ => 0, StringComparer.Ordinal);
        foreach (var (cell, _) in entries.SelectMany(entry => entry.Move.Cells).Where(moved => asked.Contains(moved.Cell)))
        {
            counts[cell]++;
        }

        moving = counts.ToDictionary(cell => cell.Key, cell => new (Entry, long)[cell.Value], StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            foreach (var (cell, amount) in entry.Move.Cells.Where(moved => asked.Contains(moved.Cell)))
            {
                var ways = moving[cell];
                ways[^counts[cell]--] = (entry, amount);
            }
        }
    }

    /// <summary>Whether a move, or a sum of several, meets a duty that a group, or for an empty name the public, is owed.</summary>
    /// <param name="group">Its name.</param>
    /// <param name="cell">Where.</param>
    /// <param name="side">Which way.</param>
    /// <param name="demand">By how much.</param>
    /// <param name="starts">Moves that take room from each other add up to more in another order: so many orders are tried.</param>
    internal bool Meet(string group, string cell, MoveSide side, long demand, int starts)
    {
        bool IsMetBy((Entry Entry, long Amount) one) => Duties.Meets(demand, side, one.Amount) && one.Entry.IsPossibleFor(group);
        return (sums.TryGetValue(cell, out var made) && made.Exists(IsMetBy))
            || Array.Exists(LargestFirst(cell), IsMetBy)
            || (side is not MoveSide.Low && TrySums(group, cell, 1, demand, starts))
            || (side is not MoveSide.High && TrySums(group, cell, -1, demand, starts));
    }

    /// <summary>The moves that move a cell, sorted when it is first asked about: all cells at once would need the room of all these moves again.</summary>
    private (Entry Entry, long Amount)[] LargestFirst(string cell)
    {
        if (sorted.Add(cell))
        {
            moving[cell] = [.. moving[cell].OrderByDescending(one => Math.Abs(one.Amount))];
        }

        return moving[cell];
    }

    private bool TrySums(string group, string cell, int sign, long demand, int starts)
    {
        var ways = LargestFirst(cell).Where(one => Math.Sign(one.Amount) == sign).Take(MostTried).ToArray();
        for (var start = 0; start < starts && start < ways.Length; start++)
        {
            var at = start * ways.Length / starts;
            if (TrySum(group, [.. ways[at..], .. ways[..at]], demand))
            {
                return true;
            }
        }

        return false;
    }

    private bool TrySum(string group, (Entry Entry, long Amount)[] ways, long demand)
    {
        var amounts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (entry, amount) in ways)
        {
            var factor = Math.Min((demand + Math.Abs(amount) - 1) / Math.Abs(amount), Room(entry.Move, group, amounts));
            if (factor == 0 || !entry.Keeps)
            {
                continue;
            }

            foreach (var (moved, by) in entry.Move.Cells)
            {
                amounts[moved] = amounts.GetValueOrDefault(moved) + (factor * by);
            }

            demand -= factor * Math.Abs(amount);
            if (demand <= 0)
            {
                return Make(group, new KnownMove([.. amounts.Where(one => one.Value != 0).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value))]));
            }
        }

        return false;
    }

    private bool Make(string group, KnownMove sum)
    {
        var entry = new Entry(this, sum);
        if (!entry.IsPossibleFor(group))
        {
            return false;
        }

        foreach (var (moved, amount) in sum.Cells.Where(moved => moving.ContainsKey(moved.Cell)))
        {
            if (!sums.TryGetValue(moved, out var made))
            {
                sums[moved] = made = [];
            }

            made.Add((entry, amount));
        }

        return true;
    }

    /// <summary>How often a move can be made on top of others before a number falls below what a group knows to be there.</summary>
    private long Room(KnownMove move, string group, Dictionary<string, long> before)
    {
        var room = long.MaxValue;
        foreach (var (cell, amount) in move.Cells)
        {
            var (part, isAlone) = Known(cell, group);
            if (isAlone)
            {
                return 0;
            }

            if (amount < 0)
            {
                room = Math.Min(room, Math.Max(0, cells[cell].Value + before.GetValueOrDefault(cell) - part) / -amount);
            }
        }

        return room;
    }

    private (long Part, bool IsAlone) Known(string cell, string group)
    {
        if (group.Length == 0)
        {
            return (0, false);
        }

        var (part, hasPart, others) = (0L, false, false);
        foreach (var contribution in contributions[cell])
        {
            if (contribution.Group == group)
            {
                (part, hasPart) = (part + contribution.Value, true);
            }
            else
            {
                others = true;
            }
        }

        return OwnPart.In(cells[cell].Value, part, hasPart && !others, decimals);
    }

    private sealed class Entry(SummedMoves sums, KnownMove move)
    {
        private bool? isKept;
        private HashSet<string>? ruledOut;

        internal KnownMove Move => move;

        internal bool Keeps => isKept ??= sums.keeps(move);

        internal bool IsPossibleFor(string group) => Keeps && !(ruledOut ??= [.. RuledOut()]).Contains(group);

        /// <summary>Groups that know better: they are alone in a cell that moves, or more is theirs than would be left.</summary>
        private IEnumerable<string> RuledOut() => move.Cells.SelectMany(cell => sums.contributions[cell.Cell].Select(part => part.Group).Distinct(StringComparer.Ordinal)
            .Where(group => sums.Known(cell.Cell, group) is var (part, isAlone) && (isAlone || cell.Amount < part - sums.cells[cell.Cell].Value)));
    }
}
