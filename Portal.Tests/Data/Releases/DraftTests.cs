using System.Text;
using Portal.Data.Releases;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Plans;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Releases;

/// <summary>Building: sums are sums, what is hidden can't be computed, equal input gives equal bytes, and what does not fit is refused by name.</summary>
public sealed class DraftTests
{
    [Fact]
    public void Build_SameInputShuffled_GivesTheSameBytes()
    {
        var first = ReleaseWorld.Build();
        var second = ReleaseWorld.Build(ReleaseWorld.Input([.. ReleaseWorld.Items().Reverse()]));

        Assert.Equal(first.PublicFiles.Keys, second.PublicFiles.Keys);
        Assert.All(first.PublicFiles, file => Assert.Equal(Encoding.UTF8.GetString(file.Value), Encoding.UTF8.GetString(second.PublicFiles[file.Key])));
        Assert.Equal(first.Statement.CellsCommitment, second.Statement.CellsCommitment);
    }

    [Fact]
    public void Build_SmallCountry_IsHiddenAndItsIntervalIsWide()
    {
        var table = ReleaseWorld.Build().Tables.Single(table => table.Id == "country-year");

        var cell = table.Cells.Single(cell => cell.Codes is ["XD", "2025"] && cell.Measure == "due");
        Assert.Contains(table.Cells, cell => cell.Status is CellStatus.SuppressedPrimary);
        Assert.Contains(table.Cells, cell => cell.Status is CellStatus.SuppressedSecondary);
        Assert.Contains(table.Cells, cell => cell.Status is CellStatus.Shown && cell.Codes is ["W", "2025"] && cell.Measure == "issued" && cell.Value == 1500);
        Assert.All(table.Cells.Where(one => one.Status.IsHidden() && one.Low is not null), one => Assert.True(one.High is null || one.High - one.Low >= 3));
        Assert.NotNull(cell);
    }

    [Fact]
    public void Build_PublicFiles_TellNeitherKindOfHidingNorAnyHiddenValue()
    {
        var draft = ReleaseWorld.Build();

        foreach (var (path, bytes) in draft.PublicFiles)
        {
            var text = Encoding.UTF8.GetString(bytes);
            Assert.DoesNotContain("SuppressedPrimary", text.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("SuppressedSecondary", text.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("alder-and-sons", text, StringComparison.Ordinal);
            Assert.DoesNotContain("p07", text, StringComparison.Ordinal);
            Assert.DoesNotContain("internal/", path, StringComparison.Ordinal);
        }

        var tables = draft.PublicFiles.Where(file => file.Key.StartsWith("tables/", StringComparison.Ordinal)).Select(file => TableDocument.Read(file.Value));
        Assert.All(tables.SelectMany(table => table.Cells).Where(cell => cell.Status is not CellStatus.Shown), cell => Assert.Null(cell.Value));
    }

    [Fact]
    public void Build_NothingLateInAPlace_ShowsNoZeroBesideHiddenCounts()
    {
        // In the first quarter everybody meets the limit: late 0 and undetermined 0 would say what is hidden as not on time
        var items = ReleaseWorld.Items().Select(item => item.State.IssuedAt < NodaTime.Instant.FromUtc(2025, 4, 1, 0, 0)
            ? item with { State = item.State with { RemovedAt = item.State.IssuedAt + NodaTime.Duration.FromHours(2) } }
            : item).ToList();
        var quarter = ReleaseWorld.Build(ReleaseWorld.Input(items)).Tables.Single(table => table.Id == "world-quarter").Cells.Where(cell => cell.Codes is ["2025-Q1"]).ToDictionary(cell => cell.Measure);

        Assert.True(quarter["on_time"].Status.IsHidden());
        Assert.True(quarter["late"].Status.IsHidden());
        Assert.True(quarter["undetermined"].Status.IsHidden());
    }

    [Fact]
    public void Build_EveryShownTable_IsTheSumOfItsParts()
    {
        var draft = ReleaseWorld.Build();
        var cells = InternalFiles.ReadCells(Encoding.UTF8.GetString(draft.InternalFiles[InternalFiles.Cells]), new SharedNames()).ToDictionary(one => one.Cell.Id, one => one.Cell.Value);
        var (release, _) = AttackFiles.Read(path => draft.PublicFiles.TryGetValue(path, out var bytes) ? Encoding.UTF8.GetString(bytes) : null);

        Assert.NotEmpty(release!.Equations);
        Assert.All(release.Equations, equation => Assert.Equal(cells[equation.Total], equation.Parts.Sum(part => cells[part])));
    }

    [Fact]
    public void Build_Quarters_AddUpToTheYear()
    {
        var cells = ReleaseWorld.Build().Tables.SelectMany(table => table.Cells).Where(cell => cell.Measure == "issued").ToList();

        var year = cells.First(cell => cell.Codes is ["W", "2025"]).Value;
        Assert.Equal(year, cells.Where(cell => cell.Codes.Count == 1).Sum(cell => cell.Value));
    }

    [Fact]
    public void Build_ProviderWithoutCode_IsRefusedAsMissingGroup()
    {
        var items = ReleaseWorld.Items();
        var nobody = items[0] with { State = items[0].State with { Provider = "" } };

        Assert.Contains(ReleaseWorld.Refuse(ReleaseWorld.Input([nobody, .. items.Skip(1)])), problem => problem.Rule == "missing-group");
    }

    [Fact]
    public void Build_CountryOutsideTheProgramme_IsRefusedAsMissingCode()
    {
        var items = ReleaseWorld.Items();
        var elsewhere = items[0] with { State = items[0].State with { HostCountry = "XZ" } };

        Assert.Contains(ReleaseWorld.Refuse(ReleaseWorld.Input([elsewhere, .. items.Skip(1)])), problem => problem.Rule == "missing-code");
    }

    [Fact]
    public void Build_RealItems_AreNeverMixedIn()
    {
        var real = ReleaseWorld.Items().Select(item => item with { IsSynthetic = false }).ToList();

        Assert.Contains(ReleaseWorld.Refuse(ReleaseWorld.Input(real)), problem => problem.Rule == "no-cells");
        Assert.Equal(ReleaseWorld.Build().Statement.CellsCommitment, ReleaseWorld.Build(ReleaseWorld.Input([.. ReleaseWorld.Items(), .. real])).Statement.CellsCommitment);
    }

    [Fact]
    public void Build_SecondVersionWithoutChange_KeepsThePatternAndHoldsTogetherWithTheFirst()
    {
        var first = ReleaseWorld.Build();
        var second = ReleaseWorld.Build(ReleaseWorld.Input(null, null, ReleaseWorld.Earlier(first)));

        Assert.Equal(Encoding.UTF8.GetString(first.PublicFiles[AttackFiles.Cells]), Encoding.UTF8.GetString(second.PublicFiles[AttackFiles.Cells]));
        var together = ReleaseUnion.Of([ReleaseWorld.Earlier(first).Public, ReleaseWorld.Earlier(second).Public]);
        Assert.Empty(ReleaseAttack.Run(together, global::Portal.Data.Disclosure.Solvers.SolverEngine.Managed, null, CancellationToken.None).Failures);
    }

    [Theory]
    [InlineData("\"parts\": [\"XA\", \"XB\"]", "\"parts\": [\"XA\", \"XB\", \"XB\"]", "overlapping-hierarchy")]
    [InlineData("{ \"id\": \"XC\", \"label\": \"XC\" }", "{ \"id\": \"XC\", \"label\": \"XC\", \"parts\": [\"XA\"] }", "overlapping-hierarchy")]
    [InlineData("{ \"id\": \"XC\", \"label\": \"XC\" }", "{ \"id\": \"XC\", \"label\": \"XC\", \"parts\": [\"W\"] }", "overlapping-hierarchy")]
    [InlineData("\"parts\": [\"XA\", \"XB\"]", "\"parts\": [\"XA\", \"XQ\"]", "missing-code")]
    [InlineData("\"sector\": 1", "\"kind\": 1", "unknown-dimension")]
    [InlineData("\"notices\", \"issued\"", "\"notices\", \"verdicts\"", "unknown-measure")]
    [InlineData("\"id\": \"sector-year\"", "\"id\": \"country-year\"", "named-twice")]
    [InlineData("\"is_synthetic\": true", "\"is_synthetic\": true, \"colour\": 1", "bad-programme")]
    public void Programme_Damaged_IsRefusedByName(string from, string to, string rule)
    {
        var (programme, problems) = ProgrammeReader.Read(ReleaseWorld.ProgrammeJson.Replace(from, to, StringComparison.Ordinal));

        Assert.Null(programme);
        Assert.Contains(problems, problem => problem.Rule == rule);
    }

    [Fact]
    public void Plan_PeriodThatIsNotOver_IsRefused()
    {
        var plan = ReleaseWorld.Plan() with { AsOf = "2025-12-15T00:00:00Z" };

        Assert.Contains(ReleasePlan.Read(plan.ToJson()).Problems, problem => problem.Rule == "period-not-over");
    }
}
