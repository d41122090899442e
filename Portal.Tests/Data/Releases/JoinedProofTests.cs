using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;
using Portal.Data.Releases.Building;

namespace Portal.Tests.Data.Releases;

/// <summary>Months and their quarter, asked month by month and all at once.</summary>
public sealed class JoinedProofTests
{
    private const int Codes = 4;
    private const int Months = 3;
    private const int All = int.MaxValue;

    [Fact]
    public void Run_MonthByMonth_ProvesNothingThatAllAtOnceDoesNot() =>
        Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, 9), 80).ToArbitrary(), dice =>
        {
            var world = World(dice);
            var staged = new JoinedProof(world, SolverEngine.Managed, CancellationToken.None, fewCells: 0);
            var left = Rules(staged.Run([], _ => true, null));
            var full = Rules(new JoinedProof(world, SolverEngine.Managed, CancellationToken.None, fewCells: All).Run([], _ => true, null));

            // Month by month may give up what all at once finds, and then all of it is asked for together: the answers are the same
            Assert.Equal(full, left);
            Assert.All(staged.Moves, move => Assert.True(Keeps(world, move)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    // Group two has parts in February and March only; what January leaves open of the quarter is open for it too
    [InlineData(new[]
    {
        4, 1, 6, 8, 9, 1, 7, 7, 8, 0, 9, 5, 0, 7, 8, 8, 3, 1, 9, 7, 3, 3, 5, 8, 4, 7, 4, 0, 4, 7, 6, 3, 9, 8, 2, 0, 6, 8, 8, 5,
        0, 1, 7, 2, 3, 1, 2, 9, 8, 0, 9, 1, 6, 0, 1, 0, 0, 9, 4, 2, 6, 8, 7, 9, 7, 1, 4, 5, 2, 9, 8, 6, 9, 0, 5, 1, 5, 1, 2, 1,
    })]
    // Group two can rule out what the months do together, and no quarter's cell names it
    [InlineData(new[]
    {
        0, 0, 1, 0, 4, 2, 5, 4, 4, 1, 7, 4, 2, 5, 8, 4, 0, 1, 2, 5, 8, 6, 8, 9, 0, 7, 8, 9, 8, 5, 4, 8, 1, 5, 6, 3, 6, 1, 2, 0,
        5, 4, 8, 1, 8, 4, 5, 8, 5, 7, 3, 8, 3, 0, 8, 3, 2, 4, 0, 8, 7, 8, 0, 0, 6, 2, 7, 5, 8, 8, 2, 6, 8, 4, 9, 6, 8, 4, 4, 6,
    })]
    public void Run_GroupThatAMonthOrTheQuarterDoesNotName_IsOwedWhatThePublicIs(int[] dice)
    {
        var left = new JoinedProof(World(dice), SolverEngine.Managed, CancellationToken.None, fewCells: 0).Run([], _ => true, null).Failures();

        Assert.Contains(left, failure => failure.Cell == Quarter(3) && failure.Message.Contains("group two", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_OneHiddenMonthUnderAShownQuarter_IsNotProtected()
    {
        // Nothing moves under sums that are known: a quarter, two months, and the third's total
        var cell = new ProtectionCell { Id = "a|2025-01@i:issued", Value = 4, IsPrimary = true, UpperProtection = 6 };
        var world = new ProtectionProblem { Cells = [cell], Equations = [], Facts = [new PublishedFact([(cell.Id, 1)], 4, 4)] };

        Assert.Equal([("not-protected", cell.Id)], Rules(new JoinedProof(world, SolverEngine.Managed, CancellationToken.None).Run([], _ => true, null)));
    }

    [Fact]
    public void Run_MovesOfAnEarlierProof_AreCheckedAndServeAgain()
    {
        var world = World([.. Enumerable.Range(0, 80).Select(at => at % 7)]);
        var first = new JoinedProof(world, SolverEngine.Managed, CancellationToken.None, fewCells: 0);
        var left = Rules(first.Run([], _ => true, null));
        KnownMove wrong = new([(world.Cells[0].Id, 1)]);
        var again = new JoinedProof(world, SolverEngine.Managed, CancellationToken.None, fewCells: 0);

        Assert.Equal(left, Rules(again.Run([.. first.Moves, wrong], _ => true, null)));
        Assert.All(again.Moves, move => Assert.True(Keeps(world, move)));
    }

    private static List<(string Rule, string Cell)> Rules(JoinedDuties left) => [.. left.Failures().Select(failure => (failure.Rule, failure.Cell)).Distinct().Order()];

    private static string Id(int code, int month) => FormattableString.Invariant($"{(char)('a' + code)}|2025-{month + 1:00}@i:issued");

    private static string Quarter(int code) => FormattableString.Invariant($"{(char)('a' + code)}|2025-Q1@i:issued");

    /// <summary>Hidden cells of three months, whose totals are shown, and of their quarter; of some codes the quarter is shown too.</summary>
    private static ProtectionProblem World(int[] dice)
    {
        var (cells, facts, parts) = (new List<ProtectionCell>(), new List<PublishedFact>(), new List<GroupContribution>());
        long Value(int code, int month) => 1 + dice[(code * Months) + month];
        void Add(string id, long value, int at)
        {
            cells.Add(new ProtectionCell { Id = id, Value = value, IsPrimary = dice[20 + at] < 6, UpperProtection = dice[20 + at] < 6 ? 2 : 0, Width = 1 });
            parts.AddRange(dice[40 + at] < 4 ? [new GroupContribution(id, "one", value)]
                : [new GroupContribution(id, "one", value / 2), new GroupContribution(id, "two", value - (value / 2))]);
        }

        for (var month = 0; month < Months; month++)
        {
            for (var code = 0; code < Codes; code++)
            {
                Add(Id(code, month), Value(code, month), (code * Months) + month);
            }

            var total = Enumerable.Range(0, Codes).Sum(code => Value(code, month));
            facts.Add(new PublishedFact([.. Enumerable.Range(0, Codes).Select(code => (Id(code, month), 1L))], total, total));
        }

        for (var code = 0; code < Codes; code++)
        {
            var sum = Enumerable.Range(0, Months).Sum(month => Value(code, month));
            var isHidden = dice[70 + code] < 5;
            if (isHidden)
            {
                Add(Quarter(code), sum, 12 + code);
            }

            facts.Add(new PublishedFact(
                [.. Enumerable.Range(0, Months).Select(month => (Id(code, month), 1L)), .. isHidden ? [(Quarter(code), -1L)] : Array.Empty<(string, long)>()],
                isHidden ? 0 : sum,
                isHidden ? 0 : sum));
        }

        return new ProtectionProblem { Cells = cells, Equations = [], Facts = facts, Contributions = parts };
    }

    private static bool Keeps(ProtectionProblem world, KnownMove move)
    {
        var amounts = move.Cells.ToDictionary(cell => cell.Cell, cell => cell.Amount, StringComparer.Ordinal);
        return world.Cells.All(cell => cell.Value + amounts.GetValueOrDefault(cell.Id) >= 0)
            && world.Facts.All(fact => fact.Terms.Sum(term => term.Coefficient * amounts.GetValueOrDefault(term.Cell)) == 0);
    }
}
