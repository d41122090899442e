using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Disclosure;
using Portal.Data.Releases.Building;

namespace Portal.Tests.Data.Releases;

/// <summary>A year of months with its quarters: what a month moves, they move.</summary>
public sealed class LiftedMovesTests
{
    private static readonly string[] Codes = ["a", "b", "c"];

    private static readonly ProtectionProblem Year = new()
    {
        Cells = [.. Periods().SelectMany(period => Codes, (period, code) => new ProtectionCell { Id = Id(code, period), Value = 5 })],
        Equations = [],
        Facts = [.. Codes.SelectMany(Sums), new PublishedFact([(Id("a", "2025-01"), 1), (Id("b", "2025-01"), -1)], 0, null)],
    };

    [Fact]
    public void Of_AnyMove_KeepsEverySumOverTime() => Prop.ForAll(
        Gen.ArrayOf(Gen.Choose(0, (12 * 7) - 1), 4).ToArbitrary(),
        steps =>
        {
            var move = new KnownMove([.. steps.Select(step => (Month: (step % 12) + 1, Amount: (step / 12) - 3L)).Where(step => step.Amount != 0).DistinctBy(step => step.Month)
                .Select((step, at) => (Id(Codes[at % 3], Month(step.Month)), step.Amount))]);
            var lifted = new LiftedMoves(Year, Year.Cells.ToDictionary(cell => cell.Id, cell => CellNames.PeriodOf(cell.Id), StringComparer.Ordinal)).Of(move).ToList();

            Assert.All(lifted, one => Assert.All(Codes.SelectMany(Sums), sum =>
            {
                var amounts = one.Cells.ToDictionary(cell => cell.Cell, cell => cell.Amount, StringComparer.Ordinal);
                Assert.Equal(0, sum.Terms.Sum(term => term.Coefficient * amounts.GetValueOrDefault(term.Cell)));
            }));
            Assert.All(move.Cells, cell => Assert.Contains(cell, lifted[0].Cells));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_MoveOfTwoMonths_ComesWholeAndMonthByMonth()
    {
        var move = new KnownMove([(Id("a", "2025-01"), 1), (Id("b", "2025-01"), -1), (Id("a", "2025-02"), -1)]);

        var lifted = new LiftedMoves(Year, Year.Cells.ToDictionary(cell => cell.Id, cell => CellNames.PeriodOf(cell.Id), StringComparer.Ordinal)).Of(move).Select(one => one.Cells.ToHashSet()).ToList();

        Assert.Equal((HashSet<(string, long)>)[(Id("a", "2025-01"), 1L), (Id("a", "2025-02"), -1), (Id("b", "2025"), -1), (Id("b", "2025-01"), -1), (Id("b", "2025-Q1"), -1)], lifted[0]);
        Assert.Equal((HashSet<(string, long)>)[(Id("a", "2025"), 1L), (Id("a", "2025-01"), 1), (Id("a", "2025-Q1"), 1), (Id("b", "2025"), -1), (Id("b", "2025-01"), -1), (Id("b", "2025-Q1"), -1)], lifted[1]);
        Assert.Equal((HashSet<(string, long)>)[(Id("a", "2025"), -1L), (Id("a", "2025-02"), -1), (Id("a", "2025-Q1"), -1)], lifted[2]);
    }

    private static string Id(string code, string period) => $"{code}|{period}@i:issued";

    private static string Month(int number) => FormattableString.Invariant($"2025-{number:00}");

    private static IEnumerable<string> Periods() => Enumerable.Range(1, 12).Select(Month).Concat(Enumerable.Range(1, 4).Select(Quarter)).Append("2025");

    private static string Quarter(int number) => FormattableString.Invariant($"2025-Q{number}");

    private static IEnumerable<PublishedFact> Sums(string code) =>
    [
        .. Enumerable.Range(1, 4).Select(quarter => Sum(code, Quarter(quarter), Enumerable.Range((quarter * 3) - 2, 3).Select(Month))),
        Sum(code, "2025", Enumerable.Range(1, 4).Select(Quarter)),
        Sum(code, "2025", Enumerable.Range(1, 12).Select(Month)),
    ];

    private static PublishedFact Sum(string code, string whole, IEnumerable<string> parts) => new([(Id(code, whole), 1), .. parts.Select(part => (Id(code, part), -1L))], 0, 0);
}
