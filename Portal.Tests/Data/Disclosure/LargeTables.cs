using System.Globalization;
using Portal.Data.Disclosure;

namespace Portal.Tests.Data.Disclosure;

/// <summary>A two-way table of 195 cells, beyond the proof of the optimum and within the managed engine, with a dozen groups.</summary>
internal static class LargeTables
{
    private const int Rows = 12;
    private const int Columns = 14;

    internal static ProtectionProblem WithGroups()
    {
        var values = Enumerable.Range(0, Rows).Select(i => Enumerable.Range(0, Columns).Select(j => 1L + (((i * 37) + (j * 53) + (i * j * 11)) % 60)).ToArray()).ToArray();
        var table = SmallTables.Build(values, (0, 0), 1);
        var parts = new List<GroupContribution>();
        var primary = new HashSet<string>();
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j < Columns; j++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"r{i}c{j}");
                var first = values[i][j] < 12 ? values[i][j] : values[i][j] / 2;
                parts.Add(new GroupContribution(id, Name((i + (3 * j)) % 12), first));
                if (first < values[i][j])
                {
                    parts.Add(new GroupContribution(id, Name((i + (3 * j) + 5) % 12), values[i][j] - first));
                }
                else
                {
                    primary.Add(id);
                }
            }
        }

        return table with
        {
            Contributions = parts,
            Cells = [.. table.Cells.Select(cell => cell with { IsPrimary = primary.Contains(cell.Id), UpperProtection = primary.Contains(cell.Id) ? 2 : 0 })],
        };
    }

    private static string Name(int group) => string.Create(CultureInfo.InvariantCulture, $"g{group}");
}
