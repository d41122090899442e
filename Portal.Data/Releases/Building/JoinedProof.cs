using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;
using Portal.Data.Storage;

namespace Portal.Data.Releases.Building;

/// <summary>
/// Proves by possible tables that publications which hang together keep every secret, from the public and from each provider group. A year of
/// months is too large for one program, and need not be one: a move that keeps every sum and moves one month and the longer periods alone is
/// possible whatever the other months hold. Moves that proved a month before serve again, with what they move in longer periods (<see cref="LiftedMoves"/>,
/// <see cref="InnerMoves"/>). So each month is asked beside the longer periods, then these by what all months can do together (<see cref="SummedMoves"/>)
/// and by programs, and only what is left over in all of it together. The effort is bounded; what is not proven within it counts as a leak.
/// </summary>
internal sealed class JoinedProof
{
    /// <summary>Up to so many, one program is quicker than many.</summary>
    internal const int FewCells = 1_500;

    private const int ProgramsBeside = 400;
    private const int ProgramsTogether = 100;

    /// <summary>A month that leaves more cells open beside the longer periods will not be proven by asking for all of it together.</summary>
    private const int MostOpen = 200;

    /// <summary>Orders of adding moves up, for the duties that nothing else meets.</summary>
    private const int MostOrders = 24;

    /// <summary>Each has a system of its own in memory.</summary>
    private const int MostAtOnce = 2;

    private readonly ProtectionProblem joined;
    private readonly int fewCells;
    private readonly SolverFactory solvers;
    private readonly CancellationToken cancellation;
    private readonly Dictionary<string, ProtectionCell> cells;
    private readonly Dictionary<string, string> periodOf;
    private readonly ILookup<string, GroupContribution> contributions;
    private readonly string[] groups;
    private readonly ILookup<string, (int Row, long Coefficient)> rowsOf;

    /// <param name="joined">Hidden cells of all publications, and what is said about them.</param>
    /// <param name="engine">Engine for the search; the verdict adds integers.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <param name="fewCells">Up to so many cells are asked all at once.</param>
    internal JoinedProof(ProtectionProblem joined, SolverEngine engine, CancellationToken cancellation, int fewCells = FewCells)
    {
        this.fewCells = fewCells;
        this.joined = joined;
        this.cancellation = cancellation;
        solvers = new SolverFactory(engine);
        cells = joined.Cells.ToDictionary(cell => cell.Id, cell => cell with { Lock = CellLock.Hidden }, StringComparer.Ordinal);
        periodOf = joined.Cells.ToDictionary(cell => cell.Id, cell => CellNames.PeriodOf(cell.Id), StringComparer.Ordinal);
        contributions = joined.Contributions.ToLookup(part => part.Cell, StringComparer.Ordinal);
        groups = [.. joined.Contributions.Select(part => part.Group).Distinct(StringComparer.Ordinal)];
        var sums = joined.Equations.SelectMany((equation, at) => equation.Parts.Select(cell => (Cell: cell, Row: at, Coefficient: -1L)).Append((equation.Total, at, 1)));
        var facts = joined.Facts.SelectMany((fact, at) => fact.Terms.Select(term => (term.Cell, Row: joined.Equations.Count + at, term.Coefficient)));
        rowsOf = sums.Concat(facts).Where(term => cells.ContainsKey(term.Cell)).ToLookup(term => term.Cell, term => (term.Row, term.Coefficient), StringComparer.Ordinal);
    }

    /// <summary>Moves that were found beyond those known, and hold for all of it; a later proof may begin with them.</summary>
    internal IReadOnlyList<KnownMove> Moves { get; private set; } = [];

    /// <summary>Whether so much stayed open that it was given up: hiding a cell here and there will not help.</summary>
    internal bool IsGivenUp { get; private set; }

    /// <summary>What is not proven.</summary>
    /// <param name="known">Moves that proved single publications, or an earlier pattern of this one; each is checked anew.</param>
    /// <param name="asked">Cells that are asked about; the others may move.</param>
    /// <param name="progress">Hears of each month.</param>
    internal JoinedDuties Run(IEnumerable<KnownMove> known, Func<string, bool> asked, IProgress<ProtectionProgress>? progress)
    {
        bool IsOwed(string cell) => asked(cell) && Duties.IsOwed(cells[cell]);
        var months = cells.Keys.Where(cell => CellNames.IsMonth(periodOf[cell])).GroupBy(cell => periodOf[cell], StringComparer.Ordinal).OrderBy(month => month.Key, StringComparer.Ordinal).ToArray();
        if (cells.Count <= fewCells || months.Length < 2)
        {
            var lifted = new LiftedMoves(joined, periodOf);
            var (left, all, _) = Ask([.. cells.Keys], new JoinedDuties(cells.Keys.Where(IsOwed)), Lifted(known, lifted), lifted.Inner, long.MaxValue);
            Moves = all;
            return left;
        }

        var (owed, several, inside) = MonthByMonth(months, known, IsOwed, progress);

        // All of it is one more system in memory, and moves of one month have said what they can
        WorkingMemory.LetGo();
        if (IsGivenUp || owed.Cells.Count == 0)
        {
            return owed;
        }

        progress?.Report(new ProtectionProgress("all together", 0, owed.Cells.Count));
        var (open, together, _) = Ask([.. cells.Keys], owed, several, inside, ProgramsTogether);
        Moves = [.. Moves, .. together];
        return open;
    }

    private KnownMove[] Lifted(IEnumerable<KnownMove> known, LiftedMoves lifted) =>
        [.. known.Where(move => move.Cells.Count > 0 && move.Cells.All(cell => cells.ContainsKey(cell.Cell))).SelectMany(lifted.Of)];

    /// <summary>What is left over when each month was asked beside the longer periods, and these by what all months can do; with the known moves of several months, and what stands inside longer periods.</summary>
    private (JoinedDuties Left, IReadOnlyList<KnownMove> Several, IReadOnlySet<string> Inside) MonthByMonth(
        IGrouping<string, string>[] months, IEnumerable<KnownMove> known, Func<string, bool> isOwed, IProgress<ProtectionProgress>? progress)
    {
        var lifted = new LiftedMoves(joined, periodOf);
        var beginning = Lifted(known, lifted);

        // What led here, the sums of a year among it
        WorkingMemory.LetGo();
        string[] longer = [.. cells.Keys.Where(cell => !CellNames.IsMonth(periodOf[cell]))];
        var knownOf = beginning.ToLookup(MonthOf, StringComparer.Ordinal);
        IReadOnlyList<KnownMove> several = [.. knownOf[""]];
        var beside = Beside(months, longer, month => [.. knownOf[month], .. several], isOwed, lifted.Inner, progress);

        if (beside.Length == 0)
        {
            return GivenUp();
        }

        // What is known of any month, and of several at once, before anything is searched for
        var owed = Summed(longer, new JoinedDuties(longer.Where(isOwed)), beginning, beside, 1);
        for (var m = 0; m < months.Length && owed.Cells.Count > 0; m++)
        {
            progress?.Report(new ProtectionProgress("longer periods", m, months.Length));
            (owed, var more, var finished) = Ask([.. months[m], .. longer], owed, [.. knownOf[months[m].Key], .. several, .. beside[m].Moves, .. beside[m].Finished], lifted.Inner, ProgramsBeside);
            beside[m] = beside[m] with { Moves = [.. beside[m].Moves, .. more], Finished = [.. beside[m].Finished, .. finished] };
            WorkingMemory.LetGo();
        }

        if (owed.Cells.Count > 0)
        {
            owed = Summed(longer, owed, beginning, beside, MostOrders);
        }

        if (owed.Cells.Count > MostOpen)
        {
            return GivenUp();
        }

        Moves = [.. beside.SelectMany(one => one.Moves)];
        foreach (var (left, _, _) in beside)
        {
            owed.UnionWith(left);
        }

        return (owed, several, lifted.Inner);

        (JoinedDuties, IReadOnlyList<KnownMove>, IReadOnlySet<string>) GivenUp()
        {
            IsGivenUp = true;
            return (new JoinedDuties(cells.Keys.Where(isOwed)), [], lifted.Inner);
        }
    }

    /// <summary>Each month beside the longer periods; none where one of them leaves too much open.</summary>
    private ProofStep[] Beside(IGrouping<string, string>[] months, string[] longer, Func<string, IReadOnlyList<KnownMove>> knownOf, Func<string, bool> isOwed, IReadOnlySet<string> inside, IProgress<ProtectionProgress>? progress)
    {
        var beside = new ProofStep?[months.Length];
        var done = 0;
        Parallel.For(0, months.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = MostAtOnce }, (m, loop) =>
        {
            var step = Ask([.. months[m], .. longer], new JoinedDuties(months[m].Where(isOwed)), knownOf(months[m].Key), inside, ProgramsBeside);
            beside[m] = step;
            lock (beside)
            {
                // Who listens need not know of two at once
                progress?.Report(new ProtectionProgress("months together", ++done, months.Length));

                // What twelve months leave behind would be as much as all that is kept
                WorkingMemory.LetGo();
            }

            if (step.Left.Cells.Count > MostOpen)
            {
                loop.Stop();
            }
        });

        // Whichever month it was, the answer is the same
        return Array.TrueForAll(beside, one => one?.Left.Cells.Count <= MostOpen) ? [.. beside.OfType<ProofStep>()] : [];
    }

    /// <summary>Duties of longer periods that neither a known move nor several together meet.</summary>
    private JoinedDuties Summed(string[] longer, JoinedDuties owed, IReadOnlyList<KnownMove> known, ProofStep[] beside, int orders)
    {
        var sums = new SummedMoves(cells, contributions, joined.Decimals, known.Concat(beside.SelectMany(one => one.Moves.Concat(one.Finished))), Keeps, owed.Cells);
        var system = LinkedSystem.Build(Restricted([.. longer], groups), "joined");
        var left = new JoinedDuties([]);
        for (var audience = 0; audience < system.Audiences.Length; audience++)
        {
            cancellation.ThrowIfCancellationRequested();
            var group = system.Audiences[audience].Name;
            for (var cell = 0; cell < system.Cells.Length; cell++)
            {
                foreach (var side in (ReadOnlySpan<MoveSide>)[MoveSide.High, MoveSide.Low, MoveSide.Apart])
                {
                    var demand = system.Demand(audience, cell, side);
                    if (demand > 0 && owed.Holds(group, system.Cells[cell].Id, side) && !sums.Meet(group, system.Cells[cell].Id, side, demand, orders))
                    {
                        left.Add(group, system.Cells[cell].Id, side);
                    }
                }
            }
        }

        return left;
    }

    /// <summary>Whether a move is possible in all of it, by adding integers.</summary>
    private bool Keeps(KnownMove move) =>
        move.Cells.All(cell => cells.TryGetValue(cell.Cell, out var moved) && moved.Value + cell.Amount >= 0) && RelationCheck.Keeps(move.Cells, cell => rowsOf[cell], RoomOf);

    /// <summary>How far a relation may move: sums not at all, facts to their ends.</summary>
    private (Int128 Lower, Int128 Upper) RoomOf(int row)
    {
        if (row < joined.Equations.Count)
        {
            return (0, 0);
        }

        var fact = joined.Facts[row - joined.Equations.Count];
        var now = fact.Terms.Aggregate((Int128)0, (sum, term) => sum + ((Int128)term.Coefficient * cells[term.Cell].Value));
        return ((fact.Lower ?? Int128.MinValue / 2) - now, (fact.Upper ?? Int128.MaxValue / 2) - now);
    }

    /// <summary>Looks for a move for each duty among some cells, while the others stand still.</summary>
    private ProofStep Ask(HashSet<string> free, JoinedDuties owed, IReadOnlyList<KnownMove> known, IReadOnlySet<string> inside, long most)
    {
        if (owed.Cells.Count == 0)
        {
            return new ProofStep(owed, [], []);
        }

        using var inner = new InnerMoves(joined, inside, solvers);
        var (whole, unfinished) = (known.Where(inner.IsWhole).ToArray(), new UnfinishedMoves([.. known.Where(move => !inner.IsWhole(move))], inner.Finish));
        var split = ProblemSplitter.Split(Restricted(free, owed.Groups));
        var left = owed.Of(split.Fixed.Select(cell => cell.Id).ToHashSet(StringComparer.Ordinal));
        var (moves, finished) = (new List<KnownMove>(), new List<KnownMove>());
        foreach (var part in split.Parts.Where(part => part.Cells.Any(cell => owed.Cells.Contains(cell.Id))))
        {
            var system = LinkedSystem.Build(part, "joined");
            var found = ProofFinder.Find(system, solvers, IsOwed, whole, unfinished, most, cancellation);
            foreach (var duty in found.Left)
            {
                left.Add(system.Audiences[duty.Audience].Name, system.Cells[duty.Cell].Id, duty.Side);
            }

            moves.AddRange(found.Moves);
            finished.AddRange(found.Finished);

            bool IsOwed(Duty duty) => owed.Holds(system.Audiences[duty.Audience].Name, system.Cells[duty.Cell].Id, duty.Side);
        }

        return new ProofStep(left, moves, finished);
    }

    /// <summary>Some cells while the others stand still, asked about for whoever has a part in them and for some groups beside.</summary>
    private ProtectionProblem Restricted(HashSet<string> free, IReadOnlyList<string> beside)
    {
        int[] rows = [.. free.SelectMany(cell => rowsOf[cell]).Select(entry => entry.Row).Distinct().Order()];
        return new()
        {
            Cells = [.. free.Order(StringComparer.Ordinal).Select(cell => cells[cell])],
            Equations = [.. rows.Where(row => row < joined.Equations.Count).Select(row => joined.Equations[row])],
            Facts = [.. rows.Where(row => row >= joined.Equations.Count).Select(row => Restricted(joined.Facts[row - joined.Equations.Count], free))],
            Contributions = [.. free.Order(StringComparer.Ordinal).SelectMany(cell => contributions[cell])],
            Groups = beside,
            Decimals = joined.Decimals,
        };
    }

    private PublishedFact Restricted(PublishedFact fact, HashSet<string> free)
    {
        var still = fact.Terms.Where(term => !free.Contains(term.Cell)).Sum(term => term.Coefficient * cells[term.Cell].Value);
        return new PublishedFact([.. fact.Terms.Where(term => free.Contains(term.Cell))], fact.Lower - still, fact.Upper - still);
    }

    /// <summary>The month that a move moves, beside longer periods; empty where it is none or several.</summary>
    private string MonthOf(KnownMove move)
    {
        var month = "";
        foreach (var (cell, _) in move.Cells)
        {
            if (periodOf.TryGetValue(cell, out var period) && CellNames.IsMonth(period) && period != month)
            {
                if (month.Length > 0)
                {
                    return "";
                }

                month = period;
            }
        }

        return month;
    }
}
