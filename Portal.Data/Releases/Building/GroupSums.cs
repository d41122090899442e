using NodaTime;

namespace Portal.Data.Releases.Building;

/// <summary>For every position and provider group the amounts of each family: what is published, and who contributed what.</summary>
internal sealed class GroupSums
{
    private const long MicrosPerHour = 3_600_000_000;
    private static readonly int Count = Enum.GetValues<Amount>().Length;

    private readonly Dictionary<AmountFamily, SortedDictionary<string, SortedDictionary<string, long[]>>> sums = AmountFamily.All
        .ToDictionary(family => family, _ => new SortedDictionary<string, SortedDictionary<string, long[]>>(StringComparer.Ordinal));

    private readonly Dictionary<string, int> itemsOnline = new(StringComparer.Ordinal);

    private readonly HashSet<string> waived;

    private GroupSums(Plans.Programme programme) =>
        waived = [.. programme.Waivers.SelectMany(waiver => new[] { waiver, "group:" + waiver })];

    /// <summary>Positions of a family where anything was counted, in the order of ids.</summary>
    internal IReadOnlyDictionary<string, SortedDictionary<string, long[]>> Of(AmountFamily family) => sums[family];

    /// <summary>Amounts of each group at a position; empty where nothing was counted.</summary>
    internal IReadOnlyCollection<long[]> At(AmountFamily family, string position) => sums[family].TryGetValue(position, out var groups) ? groups.Values : [];

    /// <summary>The same without the groups that consented that their parts be known.</summary>
    internal IReadOnlyCollection<KeyValuePair<string, long[]>> Remainder(AmountFamily family, string position) =>
        sums[family].TryGetValue(position, out var groups) ? [.. groups.Where(group => !waived.Contains(group.Key))] : [];

    /// <summary>What those groups have of an amount: a part of the total that everybody may know.</summary>
    internal long Known(Amount amount, string position) => waived.Count == 0 || !sums[AmountFamily.Of(amount)].TryGetValue(position, out var groups)
        ? 0
        : groups.Where(group => waived.Contains(group.Key)).Sum(group => group.Value[(int)amount]);

    /// <summary>The sum over all groups.</summary>
    internal long Total(Amount amount, string position) => At(AmountFamily.Of(amount), position).Sum(group => group[(int)amount]);

    /// <summary>Items that were online at some time of a position's period.</summary>
    internal int ItemsOnline(string position) => itemsOnline.GetValueOrDefault(position);

    internal static GroupSums Of(IReadOnlyList<CountedItem> items, PositionSet positions, Instant asOf)
    {
        var result = new GroupSums(positions.Plan.Programme);
        var hours = new Dictionary<(string Leaf, long Month, string Group), (IReadOnlyList<IReadOnlyList<string>> Paths, long Before, long After)>();
        foreach (var item in items)
        {
            var online = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (amount, month, value) in ItemAmounts.Of(item, asOf, positions.Months))
            {
                if (amount is Amount.HoursBefore or Amount.HoursAfter)
                {
                    var key = (string.Join('|', item.Paths.Select(path => path[0])), month, item.Group);
                    var (_, before, after) = hours.GetValueOrDefault(key);
                    hours[key] = (item.Paths, before + (amount is Amount.HoursBefore ? value : 0), after + (amount is Amount.HoursAfter ? value : 0));
                    online.UnionWith(positions.Holding(item.Paths, month, AmountFamily.Hours));
                }
                else if (positions.Months.Contains(month))
                {
                    result.Add(positions.Holding(item.Paths, month, AmountFamily.Of(amount)), item.Group, (amount, value));
                }
            }

            foreach (var position in online)
            {
                result.itemsOnline[position] = result.itemsOnline.GetValueOrDefault(position) + 1;
            }
        }

        result.AddHours(hours, positions);
        return result;
    }

    /// <summary>Cells that a version published and that nothing is counted in any more stay cells: they hold 0 now.</summary>
    internal void Keep(PositionSet positions, IReadOnlyList<BuiltRelease> earlier)
    {
        foreach (var id in earlier.Where(one => one.Overlaps(positions.Plan)).SelectMany(one => one.Public.Cells.Keys))
        {
            var (position, family) = AmountFamily.PlaceOf(id);
            if (positions.Holds(position, family))
            {
                sums[family].TryAdd(position, new SortedDictionary<string, long[]>(StringComparer.Ordinal));
            }
        }
    }

    /// <summary>Hours are rounded in the finest cell of each group, so that every total is exactly the sum of its parts.</summary>
    private void AddHours(
        Dictionary<(string Leaf, long Month, string Group), (IReadOnlyList<IReadOnlyList<string>> Paths, long Before, long After)> hours, PositionSet positions)
    {
        foreach (var ((_, month, group), (paths, before, after)) in hours)
        {
            var (roundedBefore, roundedAfter) = (Rounded(before), Rounded(after));
            Add(
                positions.Holding(paths, month, AmountFamily.Hours),
                group,
                (Amount.HoursBefore, roundedBefore),
                (Amount.HoursAfter, roundedAfter),
                (Amount.Hours, roundedBefore + roundedAfter));
        }
    }

    private static long Rounded(long micros) => (micros + (MicrosPerHour / 2)) / MicrosPerHour;

    private void Add(IEnumerable<string> positions, string group, params (Amount Amount, long Value)[] amounts)
    {
        var family = sums[AmountFamily.Of(amounts[0].Amount)];
        foreach (var position in positions)
        {
            if (!family.TryGetValue(position, out var groups))
            {
                family[position] = groups = new SortedDictionary<string, long[]>(StringComparer.Ordinal);
            }

            if (!groups.TryGetValue(group, out var sum))
            {
                groups[group] = sum = new long[Count];
            }

            foreach (var (amount, value) in amounts)
            {
                sum[(int)amount] += value;
            }
        }
    }
}
