using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>From sums by provider group to the linked system.</summary>
internal static class ReleaseProblemBuilder
{
    /// <summary>A band needs so many items that the small number stays hidden inside it.</summary>
    private const int FewestForBand = 400;

    internal const int HighBandPercent = 95;
    internal const int LowBandPercent = 5;

    /// <param name="positions">Which positions are published.</param>
    /// <param name="sums">The amounts.</param>
    internal static ReleaseProblem Build(PositionSet positions, GroupSums sums)
    {
        var rules = positions.Plan.Programme.Rules;
        var cells = new List<ProtectionCell>();
        var (equations, needed) = (new List<TotalEquation>(), new List<TotalEquation>());
        var facts = new List<PublishedFact>();
        var contributions = new List<GroupContribution>();
        var known = new Dictionary<string, long>(StringComparer.Ordinal);
        var broken = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var family in AmountFamily.All)
        {
            foreach (var position in sums.Of(family).Keys)
            {
                var groups = sums.Remainder(family, position);
                long[][] parts = [.. groups.Select(group => group.Value)];
                var verdict = ReleaseRules.Judge(rules, family, parts, sums.ItemsOnline(position));
                for (var m = 0; m < family.Amounts.Count; m++)
                {
                    var (amount, id) = (family.Amounts[m], AmountFamily.CellId(position, family.Amounts[m]));
                    cells.Add(ReleaseRules.ToCell(rules, family, m, id, verdict, [.. parts.Select(values => values[(int)amount])]));
                    if (sums.Known(amount, position) is > 0 and var part)
                    {
                        known[id] = part;
                        cells[^1] = cells[^1] with { Value = cells[^1].Value + part };
                    }

                    if (groups.Count == 0)
                    {
                        // Nobody knows of a cell that was hidden that it is empty by now
                        cells[^1] = cells[^1] with { Contributors = null };
                    }

                    contributions.AddRange(groups.Select(group => new GroupContribution(id, group.Key, group.Value[(int)amount])));
                    if (verdict.IsPrimary)
                    {
                        broken[id] = verdict.Rules;
                    }
                }

                AddSums(family, position, sums, equations);
                if (family == AmountFamily.Notices && sums.Of(AmountFamily.Issued).ContainsKey(position))
                {
                    // Each notice is counted where its first item stands
                    facts.Add(new PublishedFact([(AmountFamily.CellId(position, Amount.Issued), 1), (AmountFamily.CellId(position, Amount.Notices), -1)], 0, null));
                }

                if (family == AmountFamily.Due && BandOf(sums, position) is { } fact)
                {
                    facts.Add(fact);
                }
            }
        }

        needed.AddRange(equations);
        foreach (var family in AmountFamily.All)
        {
            var over = PositionEquations.Of(positions, family, sums.Of(family).Keys.ToHashSet(StringComparer.Ordinal));
            var independent = PositionEquations.Independent(over);
            foreach (var amount in family.Amounts)
            {
                equations.AddRange(over.Select(equation => Of(equation, amount)));
                if (!FollowsFromParts(amount, sums))
                {
                    needed.AddRange(independent.Select(equation => Of(equation, amount)));
                }
            }
        }

        return new ReleaseProblem(cells, equations, needed, facts, contributions) { Broken = broken, Known = known };
    }

    /// <summary>The band that a position shows instead of counts: true where nearly all or nearly none met the limit.</summary>
    internal static (bool IsHigh, bool IsLow) BandAt(GroupSums sums, string position)
    {
        var (due, onTime) = (sums.Total(Amount.Due, position) - sums.Known(Amount.Due, position), sums.Total(Amount.OnTime, position) - sums.Known(Amount.OnTime, position));
        var isEnough = due >= FewestForBand && (onTime == 0 || onTime == due);
        return (isEnough && onTime * 100 >= due * HighBandPercent, isEnough && onTime * 100 <= due * LowBandPercent);
    }

    private static PublishedFact? BandOf(GroupSums sums, string position)
    {
        var (due, onTime) = (AmountFamily.CellId(position, Amount.Due), AmountFamily.CellId(position, Amount.OnTime));
        return BandAt(sums, position) switch
        {
            (true, _) => new PublishedFact([(onTime, 100), (due, -HighBandPercent)], 0, null),
            (_, true) => new PublishedFact([(onTime, 100), (due, -LowBandPercent)], null, 0),
            _ => null,
        };
    }

    private static TotalEquation Of((string Total, IReadOnlyList<string> Parts) equation, Amount amount) =>
        new(AmountFamily.CellId(equation.Total, amount), [.. equation.Parts.Select(part => AmountFamily.CellId(part, amount))]);

    private static void AddSums(AmountFamily family, string position, GroupSums sums, List<TotalEquation> equations)
    {
        foreach (var (total, parts) in family.Sums)
        {
            // Items notified stand in another family; a table may ask for one without the other
            if (AmountFamily.Of(total) == family || sums.Of(AmountFamily.Of(total)).ContainsKey(position))
            {
                equations.Add(new TotalEquation(AmountFamily.CellId(position, total), [.. parts.Select(part => AmountFamily.CellId(position, part))]));
            }
        }
    }

    /// <summary>Sums over positions of a sum of parts follow from those of its parts, where both stand at the same positions.</summary>
    private static bool FollowsFromParts(Amount amount, GroupSums sums)
    {
        var family = AmountFamily.All.FirstOrDefault(one => one.Sums.Any(sum => sum.Total == amount));
        return family is not null && sums.Of(AmountFamily.Of(amount)).Keys.All(sums.Of(family).ContainsKey);
    }
}
