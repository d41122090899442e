using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;
using Portal.Data.Releases.Building;

namespace Portal.Tests.Data.Releases;

/// <summary>A year in three ways over months in two: whatever months move in two ways has whole numbers that fit inside.</summary>
public sealed class InnerMovesTests
{
    private static readonly string[] Countries = ["A", "B", "C"];
    private static readonly string[] Sectors = ["x", "y"];
    private static readonly string[] Categories = ["p", "q"];

    [Fact]
    public void Finish_AnyMoveThatThereIs_KeepsEverySum() => Prop.ForAll(
        Gen.ArrayOf(Gen.Choose(0, 8), 24).ToArbitrary(),
        dice =>
        {
            var year = Year(inner => 4 + dice[inner]);
            var move = MoveOf(inner => (dice[12 + inner] % 5) - 2L);
            using var inside = new InnerMoves(year, Inner.ToHashSet(StringComparer.Ordinal), new SolverFactory(SolverEngine.Managed));

            Assert.Equal(move.Cells.Count == 0, inside.IsWhole(move));
            var whole = inside.Finish(move, "");

            Assert.NotNull(whole);
            Assert.True(Keeps(year, whole));
            Assert.Equal(move.Cells, whole.Cells.Take(move.Cells.Count));
            Assert.True(whole.Cells.Count == move.Cells.Count || inside.IsWhole(whole));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Finish_ForAGroupAloneInACell_LeavesThatCell()
    {
        var year = Year(_ => 5) with { Contributions = [new GroupContribution(Inner[0], "one", 5)] };
        var move = MoveOf(inner => inner == 0 ? 1 : 0);
        using var inside = new InnerMoves(year, Inner.ToHashSet(StringComparer.Ordinal), new SolverFactory(SolverEngine.Managed));

        Assert.Contains(inside.Finish(move, "")!.Cells, cell => cell.Cell == Inner[0]);
        var own = inside.Finish(move, "one");

        Assert.True(own is null || (own.Cells.All(cell => cell.Cell != Inner[0]) && Keeps(year, own)));
    }

    [Fact]
    public void Finish_WhereNothingInsideIsHidden_FindsNone()
    {
        var year = Year(_ => 0);
        using var inside = new InnerMoves(year, Inner.ToHashSet(StringComparer.Ordinal), new SolverFactory(SolverEngine.Managed));

        Assert.Null(inside.Finish(MoveOf(inner => inner == 0 ? -1 : 0), ""));
    }

    private static string[] Inner { get; } = [.. Countries.SelectMany(country => Sectors.SelectMany(sector => Categories.Select(category => Id(country, sector, category))))];

    private static string Id(string country, string sector, string category) => $"{country}|{sector}|{category}|2025@i:issued";

    /// <summary>Sums of the year in two ways, all hidden: each over one dimension.</summary>
    private static TotalEquation[] Sums { get; } =
    [
        .. Countries.SelectMany(country => Sectors.Select(sector => new TotalEquation(Id(country, sector, "_T"), [.. Categories.Select(category => Id(country, sector, category))]))),
        .. Countries.SelectMany(country => Categories.Select(category => new TotalEquation(Id(country, "_T", category), [.. Sectors.Select(sector => Id(country, sector, category))]))),
        .. Sectors.SelectMany(sector => Categories.Select(category => new TotalEquation(Id("W", sector, category), [.. Countries.Select(country => Id(country, sector, category))]))),
    ];

    private static ProtectionProblem Year(Func<int, long> valueOf)
    {
        var values = Inner.Select((cell, at) => (cell, Value: valueOf(at))).ToDictionary(cell => cell.cell, cell => cell.Value, StringComparer.Ordinal);
        return new ProtectionProblem
        {
            Cells = [.. values.Concat(Sums.Select(sum => KeyValuePair.Create(sum.Total, sum.Parts.Sum(part => values[part])))).Select(cell => new ProtectionCell { Id = cell.Key, Value = cell.Value })],
            Equations = Sums,
        };
    }

    /// <summary>What the sums move when cells inside do.</summary>
    private static KnownMove MoveOf(Func<int, long> amountOf)
    {
        var amounts = Inner.Select((cell, at) => (cell, Amount: amountOf(at))).ToDictionary(cell => cell.cell, cell => cell.Amount, StringComparer.Ordinal);
        return new KnownMove([.. Sums.Select(sum => (sum.Total, sum.Parts.Sum(part => amounts[part]))).Where(cell => cell.Item2 != 0)]);
    }

    private static bool Keeps(ProtectionProblem year, KnownMove move)
    {
        var amounts = move.Cells.ToDictionary(cell => cell.Cell, cell => cell.Amount, StringComparer.Ordinal);
        return year.Cells.All(cell => cell.Value + amounts.GetValueOrDefault(cell.Id) >= 0)
            && year.Equations.All(sum => amounts.GetValueOrDefault(sum.Total) == sum.Parts.Sum(part => amounts.GetValueOrDefault(part)));
    }
}
