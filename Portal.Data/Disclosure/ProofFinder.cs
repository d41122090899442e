using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure;

/// <summary>
/// Looks for a move for each duty in a system of which every cell is hidden. A group comes too close to a cell unless some move away from the
/// true table keeps all that it knows, so one move found anywhere settles the question.
/// </summary>
internal static class ProofFinder
{
    /// <param name="system">A part of a publication.</param>
    /// <param name="solvers">Engine.</param>
    /// <param name="isOwed">Which duties are asked for.</param>
    /// <param name="known">Moves that were found before; each is checked anew.</param>
    /// <param name="unfinished">Moves of which only a part is known.</param>
    /// <param name="mostPrograms">Programs after which whatever no move meets is left.</param>
    /// <param name="cancellation">Stops between two programs.</param>
    internal static ProofsFound Find(
        LinkedSystem system,
        SolverFactory solvers,
        Func<Duty, bool> isOwed,
        IReadOnlyList<KnownMove> known,
        UnfinishedMoves unfinished,
        long mostPrograms,
        CancellationToken cancellation)
    {
        var costs = CellCosts.Compute(system);
        using var model = new FlowModel(system, costs, solvers);
        var search = new SuppressionSearch(system, model, costs, mostPrograms, (_, _, _) => { }, cancellation) { IsOwed = isOwed };
        for (var i = 0; i < system.Cells.Length; i++)
        {
            model.SetHidden(i, true);
        }

        search.Pool.Learn(known, model.IsHidden);
        var learned = search.Pool.All.Count;
        var left = new List<Duty>();
        var isCutShort = false;
        var finisher = new MoveFinisher(system, search.Pool, unfinished);
        for (var audience = 0; audience < system.Audiences.Length; audience++)
        {
            // Most audiences owe nothing any more once what is known was looked at
            var open = search.Open(audience);
            if (open.Count == 0)
            {
                continue;
            }

            open.Where(duty => !search.Pool.IsMet(audience, duty.Cell, duty.Side)).ToList().ForEach(duty => finisher.Meet(duty));
            if (model.Solves < mostPrograms)
            {
                search.MeetManyAtOnce(audience);
            }

            foreach (var duty in search.Open(audience))
            {
                cancellation.ThrowIfCancellationRequested();
                if (search.Pool.IsMet(audience, duty.Cell, duty.Side))
                {
                    continue;
                }

                var mayAsk = model.Solves < mostPrograms;
                isCutShort |= !mayAsk;
                if (!mayAsk || !search.Meet(duty, mayHideMore: false))
                {
                    left.Add(duty);
                }
            }
        }

        var found = search.Pool.All.Skip(learned).Where(deviation => deviation.IsActive).ToLookup(finisher.Learned.Contains);
        return new ProofsFound(left, search.Pool.Known(found[false]), search.Pool.Known(found[true]), isCutShort);
    }
}
