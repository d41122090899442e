using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;

namespace Portal.Tests.Data.Disclosure;

/// <summary>The judgement of a pattern that somebody else made, against trying every table of whole numbers for every group.</summary>
public sealed class PatternAuditTests
{
    private const int Tables = 40;
    private static readonly string[] Groups = ["a", "b", "c", "elsewhere", "nobody"];

    [Fact]
    public void Check_RandomPattern_FindsWhatEachGroupReads() =>
        Prop.ForAll(Patterns().ToArbitrary(), pattern =>
        {
            var (problem, hidden) = pattern;
            var known = ContributionTotals.Complete(problem).Contributions;
            var primaries = problem.Cells.Where(cell => cell.IsPrimary && hidden.Contains(cell.Id)).ToArray();
            var leaks = Groups.SelectMany(group => LeaksTo(group, problem, hidden, known, primaries).Select(cell => (Group: group, Cell: cell))).ToHashSet();

            var found = PatternAudit.Check(problem, hidden, new ProtectionOptions { Engine = SolverEngine.Managed }, CancellationToken.None);

            // Who has no part in what hangs together with a cell knows what the public knows, and the public is owed more; what everybody
            // computes is nobody's finding
            var open = found.Where(failure => failure.Rule != "insider").Select(failure => failure.Cell).ToHashSet();
            var insiders = found.Where(failure => failure.Rule == "insider").Select(failure => (Group: failure.Message.Split(' ')[1], failure.Cell)).ToHashSet();
            Assert.All(leaks, leak => Assert.True(insiders.Contains(leak) || open.Contains(leak.Cell)));
            Assert.Subset(leaks, insiders);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Tables));

    [Fact]
    public void Check_BoundOfTheWork_IsAFinding()
    {
        var hidden = new HashSet<string> { "own", "secret" };
        var problem = Reader();

        Assert.Contains(PatternAudit.Check(problem, hidden, new ProtectionOptions { ProtectionPrograms = 0 }, CancellationToken.None), failure => failure.Rule == "effort");
        var found = PatternAudit.Check(problem, hidden, new ProtectionOptions(), CancellationToken.None);
        Assert.Equal(("insider", "secret"), (found.Single().Rule, found.Single().Cell));
    }

    /// <summary>Cells that a group can estimate too closely: of all tables that keep what it knows none holds enough in them.</summary>
    private static IEnumerable<string> LeaksTo(
        string group,
        ProtectionProblem problem,
        HashSet<string> hidden,
        IReadOnlyList<GroupContribution> known,
        ProtectionCell[] primaries)
    {
        var parts = known.ToLookup(part => part.Cell);
        var values = problem.Cells.ToDictionary(cell => cell.Id, cell => cell.Value);
        bool IsAlone(string cell) => parts[cell].Count() == 1 && parts[cell].Single() is var one && one.Group == group && one.Value == values[cell];
        var own = known.Where(part => part.Group == group && hidden.Contains(part.Cell)).ToDictionary(part => part.Cell, part => part.Value);
        var ranges = EveryTable.Ranges(SmallTables.Publish(problem, hidden.Where(cell => !IsAlone(cell)).ToHashSet()), own);
        foreach (var cell in primaries.Where(cell => !IsAlone(cell.Id)))
        {
            var reach = InsiderReach.Compute(cell, [.. parts[cell.Id].Select(part => KeyValuePair.Create(part.Group, part.Value))], own.ContainsKey(cell.Id) ? group : null);
            if (reach > 0 ? ranges[cell.Id].High < cell.Value + reach : ranges[cell.Id].Low == ranges[cell.Id].High)
            {
                yield return cell.Id;
            }
        }
    }

    /// <summary>A table of three groups beside another in which only one group has a part, and cells of both hidden at random.</summary>
    private static Gen<(ProtectionProblem Problem, HashSet<string> Hidden)> Patterns() =>
        from values in Gen.Choose(1, 6).ArrayOf(9)
        from owners in Gen.Choose(0, 5).ArrayOf(9)
        from dice in Gen.Choose(0, 99).ArrayOf(18)
        select Build(values, owners, dice);

    private static (ProtectionProblem Problem, HashSet<string> Hidden) Build(int[] values, int[] owners, int[] dice)
    {
        long[][] Table(int more) => [.. Enumerable.Range(0, 3).Select(i => values.Skip(3 * i).Take(3).Select(value => (long)value + more).ToArray())];
        var near = SmallTables.Build(Table(0), (-1, -1), 0);
        var far = SmallTables.Build(Table(1), (-1, -1), 0);
        var cells = near.Cells.Concat(far.Cells.Select(cell => cell with { Id = "f" + cell.Id })).Select(cell => dice[Place(cell.Id) % 18] < 40 && IsInner(cell.Id)
            ? cell with { IsPrimary = true, UpperProtection = 1 + (dice[Place(cell.Id) % 18] % 3) }
            : cell).ToArray();
        var contributions = cells.Where(cell => IsInner(cell.Id)).SelectMany(cell =>
        {
            var owner = owners[Place(cell.Id) % 9];
            return cell.Id[0] == 'f' ? [new GroupContribution(cell.Id, "elsewhere", cell.Value - 1)]
                : owner < 3 ? [new GroupContribution(cell.Id, Groups[owner], cell.Value)]
                : (GroupContribution[])[new(cell.Id, Groups[owner % 3], cell.Value - (cell.Value / 3)), new(cell.Id, Groups[(owner + 1) % 3], cell.Value / 3)];
        });
        var problem = near with
        {
            Cells = cells,
            Equations = [.. near.Equations, .. far.Equations.Select(sum => new TotalEquation("f" + sum.Total, [.. sum.Parts.Select(part => "f" + part)]))],
            Contributions = [.. contributions.Where(part => part.Value > 0)],
        };
        return (problem, [.. cells.Where(cell => cell.IsPrimary || (IsInner(cell.Id) && dice[(Place(cell.Id) * 7) % 18] < 45)).Select(cell => cell.Id)]);
    }

    private static bool IsInner(string cell) => !cell.Contains('3', StringComparison.Ordinal);

    /// <summary>Rows and columns are told by digits.</summary>
    private static int Place(string cell) => (cell[0] == 'f' ? 9 : 0) + (3 * (cell[^3] - '0')) + cell[^1] - '0';

    /// <summary>A total of three cells: whoever is alone in one of two hidden ones reads the other.</summary>
    private static ProtectionProblem Reader() => new()
    {
        Cells =
        [
            new ProtectionCell { Id = "total", Value = 40 },
            new ProtectionCell { Id = "shown", Value = 10 },
            new ProtectionCell { Id = "own", Value = 12 },
            new ProtectionCell { Id = "secret", Value = 18, IsPrimary = true, UpperProtection = 2 },
        ],
        Equations = [new TotalEquation("total", ["shown", "own", "secret"])],
        Contributions = [new("own", "reader", 12), new("secret", "one", 10), new("secret", "other", 8)],
    };
}
