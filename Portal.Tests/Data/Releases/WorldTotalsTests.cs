using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;
using Portal.Data.Releases.Building;
using Portal.Tests.Support;
using CellStatus = Portal.Data.Releases.CellStatus;

namespace Portal.Tests.Data.Releases;

/// <summary>The totals that everybody asks for are shown in large releases too; what is only left over of others may be known to be none, never how many.</summary>
public sealed class WorldTotalsTests
{
    private static readonly PlanRules Rules = new();

    [Fact]
    [Trait("Tier", "Slow")]
    public void Build_LargePart_ShowsTheWorldsTotalsAndTheAttackFindsNothing()
    {
        var (draft, findings) = YearWorld.First(5000);

        var year = draft.Tables.Single(table => table.Id == "all-year").Cells.Where(cell => cell.Codes is ["W", "_T", "_T", "2025"]).ToDictionary(cell => cell.Measure);
        Assert.All(["issued", "removed", "open", "due", "on_time", "not_on_time"], measure => Assert.Equal(CellStatus.Shown, year[measure].Status));
        Assert.Equal(year["issued"].Value, year["removed"].Value + year["open"].Value);
        Assert.True(draft.Tables.SelectMany(table => table.Cells).Count(cell => cell is { Measure: "removed", Status: CellStatus.SuppressedPrimary }) > 100);
        Assert.Empty(findings);
    }

    [Theory]
    [InlineData(0, true, false)]
    [InlineData(0, false, true)]
    [InlineData(3, true, true)]
    public void Attack_HiddenNumberWorkedOut_IsNoFindingOnlyForARestThatIsNone(long total, bool isRest, bool isFound)
    {
        var release = new PublicRelease
        {
            Cells = new Dictionary<string, long?> { ["W@s:not_due"] = total, ["A@s:not_due"] = null },
            Rests = isRest ? new HashSet<string> { "A@s:not_due" } : [],
            Equations = [new TotalEquation("W@s:not_due", ["A@s:not_due"])],
        };

        var found = Attacker.Run(release, SolverEngine.Managed, null, CancellationToken.None).Failures;

        Assert.Equal(isFound, found.Any(failure => failure.Cell == "A@s:not_due"));
    }

    [Fact]
    public void Protection_OfARest_AsksForNothingWhereThereIsNoneAndForTwoValuesWhereThereAreSome()
    {
        var verdict = new PrimaryVerdict(true, ["R1"]);
        ProtectionCell Cell(Amount amount, params long[] parts) => ReleaseRules.ToCell(Rules, AmountFamily.Standing, AmountFamily.Standing.Amounts.ToList().IndexOf(amount), "x", verdict, parts);

        Assert.False(Duties.IsOwed(Cell(Amount.NotDue, 0, 0)));
        Assert.Equal((true, 1, 0), (Cell(Amount.Released, 1).IsPrimary, Duties.Amount(Cell(Amount.Released, 1), MoveSide.Apart), Duties.Amount(Cell(Amount.Released, 1), MoveSide.High)));
        Assert.Equal(3, Duties.Amount(Cell(Amount.Released, 4, 3), MoveSide.Apart));
        Assert.Equal(10, Duties.Amount(Cell(Amount.Open, 0), MoveSide.High));
    }
}
