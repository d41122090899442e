namespace Portal.Data.Disclosure;

/// <summary>Finishes <see cref="UnfinishedMoves"/> for the duties of one part: first for everybody and then, where a group can rule that out, for the group.</summary>
internal sealed class MoveFinisher
{
    /// <summary>Finishing costs a program; a duty that so many moves do not meet is asked for in another way.</summary>
    private const int MostTried = 8;

    private readonly LinkedSystem system;
    private readonly DeviationPool pool;
    private readonly UnfinishedMoves unfinished;
    private readonly ILookup<int, (Deviation Outline, long Amount)> moving;
    private readonly Dictionary<Deviation, Deviation?> finished = [];
    private readonly Dictionary<Deviation, KnownMove> moves = [];
    private readonly HashSet<Deviation> learned = [];

    /// <param name="system">Where duties stand.</param>
    /// <param name="pool">Takes what is finished, after checking it.</param>
    /// <param name="unfinished">What may be finished.</param>
    internal MoveFinisher(LinkedSystem system, DeviationPool pool, UnfinishedMoves unfinished)
    {
        (this.system, this.pool, this.unfinished) = (system, pool, unfinished);
        foreach (var move in unfinished.Moves)
        {
            if (pool.TryPlace(move) is { } outline)
            {
                moves.Add(outline, move);
            }
        }

        moving = moves.Keys.SelectMany(outline => outline.Cells.Zip(outline.Amounts, (cell, amount) => (cell, outline, amount))).ToLookup(one => one.cell, one => (one.outline, one.amount));
    }

    /// <summary>What was finished and stands in the pool.</summary>
    internal IReadOnlySet<Deviation> Learned => learned;

    /// <summary>Whether a move could be finished that meets the duty; the pool has it then.</summary>
    internal bool Meet(Duty duty)
    {
        var demand = system.Demand(duty.Audience, duty.Cell, duty.Side);
        foreach (var (outline, _) in moving[duty.Cell].Where(one => Duties.Meets(demand, duty.Side, one.Amount) && pool.IsPossible(one.Outline, duty.Audience)).Take(MostTried))
        {
            if (!finished.TryGetValue(outline, out var whole))
            {
                finished[outline] = whole = Learn(outline, "");
            }

            if (whole is not null && pool.IsPossible(whole, duty.Audience))
            {
                return true;
            }

            if (duty.Audience > 0 && Learn(outline, system.Audiences[duty.Audience].Name) is { } own && pool.IsPossible(own, duty.Audience))
            {
                return true;
            }
        }

        return false;
    }

    private Deviation? Learn(Deviation outline, string group)
    {
        var whole = unfinished.Finish(moves[outline], group) is { } move ? pool.Learn(move, _ => true) : null;
        if (whole is not null)
        {
            learned.Add(whole);
        }

        return whole;
    }
}
