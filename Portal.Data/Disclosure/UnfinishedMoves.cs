namespace Portal.Data.Disclosure;

/// <summary>
/// Moves of which it is known what they do in some cells and not yet what in the others: that is worked out only where a duty asks for it, first
/// for everybody and then, where a group can rule that out, for the group.
/// </summary>
internal sealed class UnfinishedMoves
{
    /// <summary>Finishing costs a program; a duty that so many moves do not meet is asked for in another way.</summary>
    private const int MostTried = 8;

    private readonly LinkedSystem system;
    private readonly DeviationPool pool;
    private readonly Func<KnownMove, string, KnownMove?> finish;
    private readonly ILookup<int, (Deviation Outline, long Amount)> moving;
    private readonly Dictionary<Deviation, (KnownMove Move, Deviation? Finished)> finished = [];
    private readonly Dictionary<Deviation, KnownMove> moves = [];

    /// <param name="system">Where duties stand.</param>
    /// <param name="pool">Takes what is finished, after checking it.</param>
    /// <param name="moves">What is known, by ids.</param>
    /// <param name="finish">The whole move that a group, or for an empty name everybody, holds possible; null where none was found.</param>
    internal UnfinishedMoves(LinkedSystem system, DeviationPool pool, IEnumerable<KnownMove> moves, Func<KnownMove, string, KnownMove?> finish)
    {
        (this.system, this.pool, this.finish) = (system, pool, finish);
        foreach (var move in moves)
        {
            if (pool.TryPlace(move) is { } outline)
            {
                this.moves.Add(outline, move);
            }
        }

        moving = this.moves.Keys.SelectMany(outline => outline.Cells.Zip(outline.Amounts, (cell, amount) => (cell, outline, amount))).ToLookup(one => one.cell, one => (one.outline, one.amount));
    }

    /// <summary>Whether a move could be finished that meets the duty; the pool has it then.</summary>
    internal bool Meet(Duty duty)
    {
        var demand = system.Demand(duty.Audience, duty.Cell, duty.Side);
        var left = MostTried;
        foreach (var (outline, _) in moving[duty.Cell].Where(one => Duties.Meets(demand, duty.Side, one.Amount) && pool.IsPossible(one.Outline, duty.Audience)))
        {
            if (left-- == 0)
            {
                return false;
            }

            if (!finished.TryGetValue(outline, out var one))
            {
                finished[outline] = one = (moves[outline], Learn(finish(moves[outline], "")));
            }

            if (one.Finished is { } whole && pool.IsPossible(whole, duty.Audience))
            {
                return true;
            }

            if (duty.Audience > 0 && Learn(finish(one.Move, system.Audiences[duty.Audience].Name)) is { } own && pool.IsPossible(own, duty.Audience))
            {
                return true;
            }
        }

        return false;
    }

    private Deviation? Learn(KnownMove? move)
    {
        var learned = move is null ? null : pool.Learn(move, _ => true);
        if (learned is not null)
        {
            learned.IsFinishedLater = true;
        }

        return learned;
    }
}
