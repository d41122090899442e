using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Building;

/// <summary>
/// Which cells of different publications add up over time: quarters and months of a year, whoever published them and when. What one publication
/// says about itself stands among its own sums.
/// </summary>
internal static class TimeRelations
{
    /// <summary>Relations that the newest of these publications has a part in.</summary>
    /// <param name="plans">Publications, oldest first; those of another form than the newest are left out.</param>
    internal static IEnumerable<TimeRelation> OfNewest(IReadOnlyList<PositionSet> plans)
    {
        var newest = plans[^1];
        var form = newest.Form;
        var entries = plans.Select((plan, at) => (Plan: plan, At: at)).Where(one => one.Plan.Form == form)
            .SelectMany(one => one.Plan.Tables.SelectMany(table => table.Periods.Select(period => new Entry(one.Plan, one.At, table.Depths, period, table.Families))))
            .ToArray();
        var byPeriod = entries.ToLookup(entry => entry.Period);
        foreach (var whole in entries.Where(entry => entry.Period.Frequency is not Frequency.Month))
        {
            foreach (var frequency in new[] { Frequency.Quarter, Frequency.Month }.Where(frequency => frequency > whole.Period.Frequency))
            {
                foreach (var relation in Of(whole, frequency, byPeriod, plans.Count - 1))
                {
                    yield return relation;
                }
            }
        }
    }

    private static IEnumerable<TimeRelation> Of(Entry whole, Frequency frequency, ILookup<ReleasePeriod, Entry> byPeriod, int newest)
    {
        var count = whole.Period.Months / new ReleasePeriod(frequency, 0).Months;
        var periods = Enumerable.Range(0, count).Select(new ReleasePeriod(frequency, whole.Period.FirstMonth).Plus).ToArray();

        // The newest look at each period, for each shape of table that all of them have
        var shapes = periods.Select(period => byPeriod[period].GroupBy(entry => string.Join(',', entry.Depths), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal)).ToArray();
        foreach (var shape in shapes[0].Keys.Where(shape => Array.TrueForAll(shapes, one => one.ContainsKey(shape))))
        {
            Entry[] parts = [.. shapes.Select(one => one[shape])];
            var isOwn = Array.TrueForAll(parts, part => part.At == whole.At);
            if (isOwn || (whole.At != newest && Array.TrueForAll(parts, part => part.At != newest)))
            {
                continue;
            }

            int[] depths = [.. whole.Depths.Zip(parts[0].Depths, Math.Min)];
            foreach (var family in whole.Families.Where(family => Array.TrueForAll(parts, part => part.Families.Contains(family) && part.Plan.IsTold(family, part.Period))
                && whole.Plan.IsTold(family, whole.Period)))
            {
                foreach (var relation in Of(whole, parts, depths, family))
                {
                    yield return relation;
                }
            }
        }
    }

    private static IEnumerable<TimeRelation> Of(Entry whole, Entry[] parts, int[] depths, AmountFamily family)
    {
        var look = whole.Plan.Plan.AsOfInstant;
        var isOneLook = Array.TrueForAll(parts, part => part.Plan.Plan.AsOfInstant == look);
        var isLater = Array.TrueForAll(parts, part => part.Plan.Plan.AsOfInstant <= look);
        foreach (var amount in family.Amounts)
        {
            // What stands where depends on the instant of looking; what was issued, due or online in a month does not
            int? atLeast = family != AmountFamily.Standing || isOneLook ? null : amount is Amount.Removed or Amount.Released ? 1 : amount is Amount.Open ? -1 : 0;
            if (atLeast == 0 || (atLeast is not null && !isLater))
            {
                continue;
            }

            foreach (var codes in PositionEquations.All(whole.Plan.Trees, depths))
            {
                yield return new TimeRelation(
                    AmountFamily.CellId(PositionSet.Id(codes, whole.Period), amount),
                    [.. parts.Select(part => AmountFamily.CellId(PositionSet.Id(codes, part.Period), amount))],
                    atLeast);
            }
        }
    }

    private sealed record Entry(PositionSet Plan, int At, int[] Depths, ReleasePeriod Period, HashSet<AmountFamily> Families);
}
