using Portal.Data.Disclosure;
using Portal.Data.Releases;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Plans;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Releases;

/// <summary>Months, and the quarter that joins them: a month's secret that only the quarter gives away.</summary>
public sealed class JoinedQuarterTests
{
    private const string Secret = $"search|{MonthlyWorld.RareMonth}@i:issued";

    private static readonly Programme Quarterly = MonthlyWorld.Programme with
    {
        Tables = [.. MonthlyWorld.Programme.Tables, MonthlyWorld.Programme.Tables[0] with { Id = "sector-quarter", Frequency = Frequency.Quarter }],
    };

    private static readonly Lazy<IReadOnlyList<BuiltRelease>> Earlier = new(() =>
    {
        var april = ReleaseWorld.Earlier(Build("2025-04", []));
        return [april, ReleaseWorld.Earlier(Build("2025-05", [april]))];
    });

    [Fact]
    public void Audit_QuarterBuiltWithoutMemory_FindsTheMonthThatItGivesAway()
    {
        var careless = Build("2025-06", []);

        Assert.Null(Earlier.Value[1].Public.Cells[Secret]);
        Assert.Empty(Audit(careless, []));
        Assert.Contains(Audit(careless, Earlier.Value), failure => failure.Rule is "disclosed" && failure.Cell == Secret);
        Assert.Contains(Audit(careless, Earlier.Value), failure => failure.Rule is "not-protected" && failure.Cell == Secret);
    }

    [Fact]
    public void Build_QuarterThatJoinsItsMonths_KeepsTheMonthAndShowsTheRest()
    {
        var safe = Build("2025-06", Earlier.Value);

        Assert.Empty(Audit(safe, Earlier.Value));
        var quarter = ReleaseWorld.Earlier(safe).Public.Cells.Where(cell => cell.Key.EndsWith("|2025-Q2@i:issued", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        Assert.Null(quarter["search|2025-Q2@i:issued"]);
        Assert.NotNull(quarter["_T|2025-Q2@i:issued"]);
    }

    [Fact]
    public void Build_KeepsWhatProvedIt_AndWhoJoinsItNeedsNoMore()
    {
        var june = ReleaseWorld.Earlier(Build("2025-06", Earlier.Value));

        foreach (var one in Earlier.Value.Append(june))
        {
            Assert.Equal(one.Public.Cells.Values.Any(value => value is null), one.ReadMoves().Own.Count > 0);
            Assert.All(one.ReadMoves().Own.Where(move => move.Cells.All(cell => one.Hidden.ContainsKey(cell.Cell))), move => Assert.True(Keeps(one, move)));
        }
    }

    private static bool Keeps(BuiltRelease release, KnownMove move)
    {
        var amounts = move.Cells.ToDictionary(cell => cell.Cell, cell => cell.Amount, StringComparer.Ordinal);
        return move.Cells.All(cell => release.Public.Cells[cell.Cell] is null && release.Hidden[cell.Cell].Value + cell.Amount >= 0)
            && release.Public.Equations.All(equation => amounts.GetValueOrDefault(equation.Total) == equation.Parts.Sum(part => amounts.GetValueOrDefault(part)));
    }

    private static ReleaseDraft Build(string month, IReadOnlyList<BuiltRelease> earlier)
    {
        var period = ReleaseWorld.MonthOf(month);
        var look = period.To + NodaTime.Duration.FromDays(3);
        return ReleaseWorld.Build(MonthlyWorld.Input(ReleasePlanner.Plan(Quarterly, period, isFirst: false, look, look, 1, null), MonthlyWorld.Items(), earlier));
    }

    private static IReadOnlyList<DisclosureFailure> Audit(ReleaseDraft draft, IReadOnlyList<BuiltRelease> earlier) => ReleaseAudit.Run(
        draft.PublicFiles.Concat(draft.InternalFiles).ToDictionary(StringComparer.Ordinal), earlier, null, CancellationToken.None);
}
