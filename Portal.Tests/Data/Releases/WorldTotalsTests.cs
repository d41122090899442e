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
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Attack_HiddenNumberWorkedOut_IsNoFindingOnlyForARest(bool isRest, bool isFound)
    {
        var found = Attacker.Run(Release(isRest), SolverEngine.Managed, null, CancellationToken.None).Failures;

        Assert.Equal(isFound, found.Any(failure => failure.Cell == "A@s:released"));
    }

    [Fact]
    public void PublicFiles_OfARest_NameItSoThatAnybodysAttackKnows()
    {
        var files = AttackFiles.Write(Release(isRest: true)).ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);

        var read = PublicReleaseReader.Read(files[AttackFiles.Cells], files[AttackFiles.Equations], null, null, "0", files[AttackFiles.Rests]).Release!;

        Assert.Equal(["A@s:released"], read.Rests);
        Assert.DoesNotContain(AttackFiles.Rests, AttackFiles.Write(Release(isRest: false)).Select(file => file.Path));
    }

    [Fact]
    public void KnownRests_AreShown_OthersStayHidden()
    {
        var problem = new ReleaseProblem([.. ((string[])["A@s:released", "A@s:removed", "B@s:released"]).Select(id => new ProtectionCell { Id = id, Value = 3 })], [], [], [], []);
        var pattern = new ReleasePattern(problem.Cells.ToDictionary(cell => cell.Id, _ => global::Portal.Data.Disclosure.CellStatus.SuppressedSecondary), [], []);

        var (shown, release) = ReleaseAttack.WithKnownRests(problem, pattern, [new("A@s:released", 3, 3), new("A@s:removed", 3, 3), new("B@s:released", 0, 3)]);

        Assert.Equal(["A@s:released"], release.Cells.Where(cell => cell.Value is 3).Select(cell => cell.Key));
        Assert.Equal(["A@s:removed", "B@s:released"], release.Intervals.Select(interval => interval.Cell));
        Assert.Equal(global::Portal.Data.Disclosure.CellStatus.Shown, shown.Status["A@s:released"]);
    }

    [Fact]
    public void Protection_OfARest_AsksForNothing()
    {
        var verdict = new PrimaryVerdict(true, ["R1"]);
        ProtectionCell Cell(Amount amount, params long[] parts) => ReleaseRules.ToCell(Rules, AmountFamily.Standing, AmountFamily.Standing.Amounts.ToList().IndexOf(amount), "x", verdict, parts);

        Assert.False(Duties.IsOwed(Cell(Amount.NotDue, 0, 0)));
        Assert.False(Duties.IsOwed(Cell(Amount.Released, 4, 3)));
        Assert.Equal(10, Duties.Amount(Cell(Amount.Open, 0), MoveSide.High));
    }

    private static PublicRelease Release(bool isRest) => new()
    {
        Cells = new Dictionary<string, long?> { ["W@s:released"] = 3, ["A@s:released"] = null },
        Rests = isRest ? new HashSet<string> { "A@s:released" } : [],
        Equations = [new TotalEquation("W@s:released", ["A@s:released"])],
    };
}
