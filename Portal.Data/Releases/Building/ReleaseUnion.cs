using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>
/// Everything ever published as one publication, read as an attacker would: a cell that two versions name is one number, unless what is shown
/// says that it changed; shorter periods add up to longer ones, whoever published them. A longer period that is hidden while all its parts are
/// shown is <em>told</em>: anybody adds it up, as far as nothing became known late.
/// </summary>
internal sealed class ReleaseUnion
{
    private readonly UnionNames names = new();
    private readonly Dictionary<string, AttackInterval> stated = new(StringComparer.Ordinal);
    private readonly List<UnionPart> parts = [];
    private readonly List<PositionSet> plans = [];

    // With the part that said so first
    private readonly Dictionary<TotalEquation, int> equations = new(SameStatement.Instance);
    private readonly Dictionary<PublishedFact, int> facts = new(SameStatement.Instance);
    private readonly Dictionary<PublishedFact, (string Whole, int Part)> overTime = new(SameStatement.Instance);

    // What says that a longer period holds at least, or at most, what its parts do; the former by longer period
    private readonly HashSet<PublishedFact> bounds = new(SameStatement.Instance);
    private readonly List<(string Whole, PublishedFact Fact)> least = [];

    private readonly SumsOverTime sumsOverTime;

    private readonly Lazy<ILookup<string, PublishedFact>> partsOf;
    private readonly Lazy<ILookup<string, PublishedFact>> leastOf;
    private readonly Lazy<Dictionary<string, long>> told;
    private readonly Lazy<Dictionary<string, int>> toldBy;
    private readonly Lazy<IReadOnlyDictionary<string, long?>> withTold;

    private ReleaseUnion()
    {
        sumsOverTime = new SumsOverTime(names, parts);

        // Asked for when all parts are in
        partsOf = new(() => overTime.Where(one => names.IsHidden(one.Value.Whole)).ToLookup(one => one.Value.Whole, one => one.Key, StringComparer.Ordinal));
        leastOf = new(() => least.Where(one => names.IsHidden(one.Whole)).ToLookup(one => one.Whole, one => one.Fact, StringComparer.Ordinal));
        told = new(() => ToldCells.Of(overTime.Where(one => IsTelling(one.Key, one.Value.Whole)).Select(one => (one.Key, one.Value.Whole)), names.Cells, equations.Keys));
        toldBy = new(() => overTime.Where(one => told.Value.ContainsKey(one.Value.Whole) && IsTelling(one.Key, one.Value.Whole)).GroupBy(one => one.Value.Whole, StringComparer.Ordinal)
            .ToDictionary(whole => whole.Key, whole => whole.Max(one => one.Value.Part), StringComparer.Ordinal));
        withTold = new(() => told.Value.Count == 0 ? names.Cells : names.Cells.ToDictionary(cell => cell.Key, cell => told.Value.TryGetValue(cell.Key, out var value) ? value : cell.Value, StringComparer.Ordinal));
    }

    /// <summary>All of it; what its parts tell stands in it as their sum, where sums do not say themselves that something became known late.</summary>
    internal PublicRelease Together => new()
    {
        Cells = withTold.Value,
        Rests = RestsOf(withTold.Value.Keys),
        Equations = [.. equations.Keys],
        Facts = [.. Facts().Select(one => one.Fact)],
    };

    /// <summary>What the last version to hide a cell said of it, for cells that none shows.</summary>
    internal IEnumerable<AttackInterval> Stated => stated.Values.Where(interval => withTold.Value[interval.Cell] is null);

    /// <summary>Where the number behind a name was published, counted from 0, and its id there.</summary>
    internal IReadOnlyDictionary<string, (int Part, string Cell)> Origins => names.Origins;

    internal static PublicRelease Of(IReadOnlyList<PublicRelease> releases) => Of([.. releases.Select(release => new UnionPart(release, null, null))]).Together;

    /// <param name="parts">Publications, oldest first.</param>
    internal static ReleaseUnion Of(IReadOnlyList<UnionPart> parts)
    {
        var union = new ReleaseUnion();
        foreach (var part in parts)
        {
            union.Add(part);
        }

        return union;
    }

    /// <summary>
    /// What the newest publication adds beyond itself, as one who takes every told cell as known: hidden cells that hang together both with it and
    /// with what was published before, and what is said about them. Everything else was attacked when it was published, or is attacked with the
    /// newest alone.
    /// </summary>
    internal PublicRelease Mixed() => Mixed(withTold.Value, Facts());

    /// <summary>
    /// The same for one who asks what the told cells really are, and so cannot take any hidden longer period for the sum of its parts, because what
    /// became known late of one is what did of those that it is made of; with the cells that are asked about.
    /// </summary>
    internal (PublicRelease Mixed, IReadOnlySet<string> Asked) MixedOfTold() =>
    (
        told.Value.Count == 0 ? new PublicRelease { Cells = new Dictionary<string, long?>(), Equations = [] } : Mixed(names.Cells, Facts(overTime.Where(one => !names.IsHidden(one.Value.Whole)))),
        told.Value.Keys.ToHashSet(StringComparer.Ordinal));

    private PublicRelease Mixed(IReadOnlyDictionary<string, long?> known, IEnumerable<(PublishedFact Fact, int Part)> facts)
    {
        var newest = parts.Count - 1;
        var links = new HiddenLinks(known.Where(cell => cell.Value is null).Select(cell => cell.Key));
        var said = facts.ToArray();
        (string[] Names, bool IsNew, bool IsOld)[] rows =
        [
            .. equations.Select(one => Row(one.Key.Parts.Append(one.Key.Total), one.Value, isOverTime: false)),
            .. said.Select(one => Row(one.Fact.Terms.Select(term => term.Cell), one.Part, overTime.ContainsKey(one.Fact) || bounds.Contains(one.Fact))),
        ];
        rows = Array.FindAll(rows, row => row.Names.Length > 0);
        foreach (var row in rows)
        {
            links.Join(row.Names);
        }

        var touched = rows.Where(row => row.IsNew).Select(row => links.RootOf(row.Names[0])).ToHashSet(StringComparer.Ordinal);
        var older = rows.Where(row => row.IsOld).Select(row => links.RootOf(row.Names[0])).ToHashSet(StringComparer.Ordinal);

        bool IsKept(IEnumerable<string> names) => names.FirstOrDefault(links.Knows) is { } first && touched.Contains(links.RootOf(first)) && older.Contains(links.RootOf(first));
        TotalEquation[] sums = [.. equations.Keys.Where(equation => IsKept(equation.Parts.Append(equation.Total)))];
        PublishedFact[] kept = [.. said.Select(one => one.Fact).Where(fact => IsKept(fact.Terms.Select(term => term.Cell)))];
        var named = sums.SelectMany(equation => equation.Parts.Append(equation.Total)).Concat(kept.SelectMany(fact => fact.Terms.Select(term => term.Cell)))
            .Distinct(StringComparer.Ordinal).Where(known.ContainsKey).ToDictionary(name => name, name => known[name], StringComparer.Ordinal);
        return new PublicRelease { Cells = named, Rests = RestsOf(named.Keys), Equations = sums, Facts = kept };

        // A sum over time takes numbers of older publications, though all of these may be shown; so does a row with a told cell
        (string[] Names, bool IsNew, bool IsOld) Row(IEnumerable<string> names, int part, bool isOverTime)
        {
            string[] all = [.. names];
            var tellers = toldBy.Value.Count == 0 ? [] : all.Where(name => known.GetValueOrDefault(name) is not null && toldBy.Value.ContainsKey(name)).Select(name => toldBy.Value[name]).ToArray();
            return (Array.FindAll(all, links.Knows), part == newest || tellers.Contains(newest), part != newest || isOverTime || tellers.Length > 0);
        }
    }

    /// <summary>What is said beside sums; sums of shown parts are none of it: they make the told cells.</summary>
    private IEnumerable<(PublishedFact Fact, int Part)> Facts() => Facts(overTime.Where(one => !IsTelling(one.Key, one.Value.Whole)));

    private IEnumerable<(PublishedFact Fact, int Part)> Facts(IEnumerable<KeyValuePair<PublishedFact, (string Whole, int Part)>> sums) =>
        facts.Select(one => (one.Key, one.Value)).Concat(sums.Select(one => (one.Key, one.Value.Part)));

    /// <summary>
    /// Whether a name stands for a rest, as its publication says. Nothing is owed of it: no measure is made of it, and what it is a rest of is protected
    /// whether or not it is known.
    /// </summary>
    internal bool IsRest(string name) => names.Origins[name] is var (part, cell) && parts[part].Release.Rests.Contains(cell);

    private HashSet<string> RestsOf(IEnumerable<string> names) => names.Where(IsRest).ToHashSet(StringComparer.Ordinal);

    private bool IsTelling(PublishedFact fact, string whole) =>
        names.IsHidden(whole) && fact.Terms.All(term => term.Cell == whole || names.Cells[term.Cell] is not null);

    /// <summary>What proved a publication, by names in the union.</summary>
    /// <param name="part">Its place, counted from 0.</param>
    /// <param name="moves">Its moves.</param>
    internal IEnumerable<KnownMove> Named(int part, ProvingMoves moves) =>
        moves.By(names.HasRenamed(part) ? cell => names.Of(cell, part) : null);

    /// <summary>The true value behind a name; null where only an outsider's files were given.</summary>
    internal long? TrueValue(string name) =>
        names.Origins.TryGetValue(name, out var origin) ? parts[origin.Part].Values?.Invoke(origin.Cell) : null;

    /// <summary>
    /// What a hidden longer period holds beyond its shown parts: of the rest everybody knows what it is. Where it is not their sum but at least as much,
    /// as what was removed by a later look, what came later is beyond them too. Null where no shorter period says anything of it, or the true values are
    /// not known.
    /// </summary>
    internal long? HiddenIn(string whole) => partsOf.Value[whole].Select(fact => HiddenParts(fact, whole)).Concat(leastOf.Value[whole].Select(fact => Beyond(fact, whole)))
        .Where(hidden => hidden is not null).Min();

    private long? HiddenParts(PublishedFact fact, string whole)
    {
        var hidden = fact.Terms.Where(term => term.Cell != whole && names.IsHidden(term.Cell)).Select(term => TrueValue(term.Cell)).ToArray();
        return hidden.Length > 0 && Array.TrueForAll(hidden, value => value is not null) ? hidden.Sum() : null;
    }

    private long? Beyond(PublishedFact fact, string whole) => TrueValue(whole) - fact.Terms.Where(term => term.Cell != whole).Sum(term => names.Cells[term.Cell] ?? 0);

    private void Add(UnionPart part)
    {
        var at = parts.Count;
        parts.Add(part);
        names.Add(part.Release, at);
        foreach (var interval in part.Release.Intervals.Where(interval => names.Knows(interval.Cell)))
        {
            stated[names.Of(interval.Cell)] = interval with { Cell = names.Of(interval.Cell) };
        }

        foreach (var equation in part.Release.Equations)
        {
            equations.TryAdd(Named(equation), at);
        }

        foreach (var fact in part.Release.Facts)
        {
            AddFact(fact with { Terms = [.. fact.Terms.Select(term => (names.Of(term.Cell), term.Coefficient))] });
        }

        if (part.Plan is { } plan)
        {
            plans.Add(new PositionSet(plan));
            foreach (var sum in sumsOverTime.Believed(TimeRelations.OfNewest(plans)))
            {
                AddOverTime(sum);
            }
        }
    }

    /// <summary>By names in the union; most sums have no other ones, and are not copied.</summary>
    private TotalEquation Named(TotalEquation equation) => equation.Parts.Append(equation.Total).All(cell => names.Of(cell) == cell)
        ? equation
        : new TotalEquation(names.Of(equation.Total), [.. equation.Parts.Select(cell => names.Of(cell))]);

    private void AddFact(PublishedFact fact) => facts.TryAdd(fact, parts.Count - 1);

    private void AddOverTime(SumOverTime sum)
    {
        var terms = sum.Terms;
        var balance = terms.Sum(term => term.Coefficient * (TrueValue(term.Cell) ?? 0));
        var isBalanced = terms.All(term => TrueValue(term.Cell) is not null);
        if (sum.Relation.AtLeast is not { } sign)
        {
            // Who knows the true values shifts the sum by what changed late: the same room for the hidden cells, and the true table stays possible
            var fact = new PublishedFact(terms, isBalanced ? balance : 0, isBalanced ? balance : 0);
            overTime.TryAdd(fact, (sum.Whole, parts.Count - 1));
        }
        else if (!isBalanced || sign * balance >= 0)
        {
            var fact = sign > 0 ? new PublishedFact(terms, 0, null) : new PublishedFact(terms, null, 0);
            AddFact(fact);
            bounds.Add(fact);
            if (sign > 0)
            {
                least.Add((sum.Whole, fact));
            }
        }
    }
}
