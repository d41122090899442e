using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Disclosure;

namespace Portal.Tests.Data.Disclosure;

/// <summary>Generated linked tables of four kinds, with zeros, decimals, cells outside every sum and provider groups.</summary>
internal static class RandomTables
{
    /// <summary>Sixteen of them add up to less than 9e15.</summary>
    private const int MostDigits = 14;

    private static readonly int[][] Shapes = [[3, 3], [3, 4], [2, 2, 3], [4, 3]];

    internal static Gen<ProtectionProblem> Problems(bool withGroups) =>
        from shape in Gen.Choose(0, 3)
        from values in Gen.ArrayOf(Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(1, 9)), (4, Gen.Choose(10, 90))), 24)
        from dice in Gen.ArrayOf(Gen.Choose(0, 99), 24)
        from decimals in Gen.Elements(0, 0, 2)
        from groups in Gen.ArrayOf(Gen.Choose(0, 5), 24)
        select Build(Shapes[shape], shape == 3, [.. values.Select(value => (long)value)], dice, decimals, withGroups ? groups : []);

    /// <summary>The same without zeros and groups, with amounts up to what can be computed with: all of one magnitude, or of very different ones.</summary>
    internal static Gen<ProtectionProblem> LargeProblems() =>
        from shape in Gen.Choose(0, 4)
        from least in Gen.Choose(0, MostDigits - 1)
        from digits in Gen.ArrayOf(Gen.Choose(least, shape == 4 ? MostDigits - 1 : MostDigits), 24)
        from values in Gen.ArrayOf(Gen.Choose(100_000_000, 450_000_000), 24)
        from dice in Gen.ArrayOf(Gen.Choose(0, 99), 24)
        from decimals in Gen.Elements(0, 0, 2)
        from share in Gen.Elements(3, 10, 20)
        select Build(shape == 4 ? [4, 4, 4] : Shapes[shape], shape == 3, [.. values.Zip(digits, (value, digit) => (long)(value * Math.Pow(10, digit - 8)))], dice, decimals, [], share);

    /// <summary>A table of leaves with all its margins; in the last shape the first two rows have a subtotal of their own, and a second table sums the same rows in another way.</summary>
    private static ProtectionProblem Build(int[] sizes, bool isLinked, long[] values, int[] dice, int decimals, int[] groups, int share = 0)
    {
        var cells = new List<ProtectionCell>();
        var equations = new List<TotalEquation>();
        var contributions = new List<GroupContribution>();
        foreach (var position in Positions(sizes))
        {
            var leaves = Leaves(position, sizes).ToArray();
            var value = leaves.Sum(leaf => values[leaf % 24]);
            var isLeaf = leaves.Length == 1;
            var isPrimary = isLeaf && value > 0 && dice[leaves[0] % 24] < 20;
            cells.Add(new ProtectionCell
            {
                Id = Id(position),
                Value = value,
                IsPrimary = isPrimary,
                UpperProtection = isPrimary ? 1 + (dice[leaves[0] % 24] % 7) + (value * share / 20) : 0,
            });
            for (var d = 0; d < sizes.Length; d++)
            {
                if (position[d] == sizes[d])
                {
                    equations.Add(new TotalEquation(Id(position), [.. Enumerable.Range(0, sizes[d]).Select(code => Id(With(position, d, code)))]));
                }
            }

            if (isLeaf && value > 0 && groups.Length > 0)
            {
                var first = groups[leaves[0] % 24];
                contributions.Add(new GroupContribution(Id(position), Name(first), value - (value / 4)));
                contributions.AddRange(value < 4 ? [] : [new GroupContribution(Id(position), Name(first / 2), value / 4)]);
            }
        }

        if (isLinked)
        {
            Link(cells, equations, [0, 1], "top");
            Link(cells, equations, [1, 2], "middle");
        }

        cells.Add(new ProtectionCell { Id = "apart", Value = 7, IsPrimary = true, UpperProtection = 2 });
        var checkedProblem = ProblemCheck.Check(new ProtectionProblem { Cells = cells, Equations = equations, Contributions = contributions, Decimals = decimals });
        return Assert.IsType<ProtectionProblem>(checkedProblem.Problem);
    }

    private static void Link(List<ProtectionCell> cells, List<TotalEquation> equations, int[] rows, string name)
    {
        for (var column = 0; column <= 3; column++)
        {
            string[] parts = [.. rows.Select(row => Id([row, column]))];
            cells.Add(new ProtectionCell { Id = $"{name}:{column}", Value = parts.Sum(part => cells.Single(cell => cell.Id == part).Value) });
            equations.Add(new TotalEquation($"{name}:{column}", parts));
        }

        equations.Add(new TotalEquation($"{name}:3", [.. Enumerable.Range(0, 3).Select(column => $"{name}:{column}")]));
    }

    private static IEnumerable<int[]> Positions(int[] sizes)
    {
        IEnumerable<int[]> all = [[]];
        foreach (var size in sizes)
        {
            all = all.SelectMany(head => Enumerable.Range(0, size + 1), (head, code) => (int[])[.. head, code]);
        }

        return all;
    }

    private static IEnumerable<int> Leaves(int[] position, int[] sizes)
    {
        IEnumerable<int> all = [0];
        for (var d = 0; d < sizes.Length; d++)
        {
            var codes = position[d] == sizes[d] ? Enumerable.Range(0, sizes[d]).ToArray() : [position[d]];
            var size = sizes[d];
            all = all.SelectMany(_ => codes, (head, code) => (head * size) + code);
        }

        return all;
    }

    private static int[] With(int[] position, int dimension, int code)
    {
        int[] copy = [.. position];
        copy[dimension] = code;
        return copy;
    }

    private static string Name(int group) => string.Create(CultureInfo.InvariantCulture, $"g{group}");

    private static string Id(int[] position) => string.Join('.', position.Select(code => code.ToString(CultureInfo.InvariantCulture)));
}
