using System.Text;
using Portal.Data.Disclosure;
using Portal.Data.Releases;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Plans;
using Portal.Tests.Support;
using CellStatus = Portal.Data.Releases.CellStatus;

namespace Portal.Tests.Data.Releases;

/// <summary>What is not as it must be ends in a named error. Keys, edits in the database and tampered exports: ReleaseWorkflowContract and ReleaseFolderTests.</summary>
public sealed class BadInputTests
{
    private static readonly Lazy<ReleaseDraft> Draft = new(() => ReleaseWorld.Build());

    [Theory]
    [InlineData("attack/cells.csv", "W|_T|2025@i:issued,1500", "W|_T|2025@i:issued,1501", "contradiction")]
    [InlineData("attack/cells.csv", "W|_T|2025@i:issued,1500", "W|_T|2025@i:issued,1501", "edited-after-build")]
    [InlineData("tables/country-year.json", "\"value\":1500", "\"value\":1501", "table-differs")]
    [InlineData("attack/intervals.csv", "XD|_T|2025@i:issued,0,", "XD|_T|2025@i:issued,9,", "interval")]
    public void Audit_FileThatWasChangedWithItsDigests_IsNamed(string path, string from, string to, string rule)
    {
        var files = Files(Draft.Value, path, text => text.Replace(from, to, StringComparison.Ordinal));

        Assert.Contains(Audit(files), failure => failure.Rule == rule);
        Assert.Empty(Audit(Files(Draft.Value, path, text => text)));
    }

    [Fact]
    public void Audit_HiddenNumberInATable_IsNamed()
    {
        var table = Draft.Value.Tables.Single(table => table.Id == "country-year");
        var leaked = TableDocument.Write(table with { Cells = [.. table.Cells.Select(cell => cell.Status.IsHidden() ? cell with { Status = CellStatus.Shown, Value = 7, Low = null, High = null } : cell)] });

        Assert.Contains(Audit(Files(Draft.Value, "tables/country-year.json", _ => Encoding.UTF8.GetString(leaked))), failure => failure.Rule == "table-differs");
    }

    [Theory]
    [InlineData("on_time_rate")]
    [InlineData("median_bin")]
    public void Audit_ShareOrTimeWhereItsCountsAreHidden_IsNamed(string measure)
    {
        var table = Draft.Value.Tables.Single(table => table.Id == "country-year");
        var shown = table.Cells.First(cell => cell.Measure == measure && cell.Status is CellStatus.Shown);
        var leaked = TableDocument.Write(table with { Cells = [.. table.Cells.Select(cell => cell.Measure == measure && cell.Status.IsHidden() ? shown with { Codes = cell.Codes } : cell)] });

        Assert.Contains(Audit(Files(Draft.Value, "tables/country-year.json", _ => Encoding.UTF8.GetString(leaked))), failure => failure.Rule == "table-differs" && failure.Cell.EndsWith(measure, StringComparison.Ordinal));
    }

    [Fact]
    public void Audit_ShareOtherThanItsCounts_IsNamed()
    {
        var table = Draft.Value.Tables.Single(table => table.Id == "country-year");
        var wrong = TableDocument.Write(table with { Cells = [.. table.Cells.Select(cell => cell is { Measure: "on_time_rate", Value: { } value } ? cell with { Value = value + 1 } : cell)] });

        Assert.Contains(Audit(Files(Draft.Value, "tables/country-year.json", _ => Encoding.UTF8.GetString(wrong))), failure => failure.Rule == "table-differs");
    }

    [Fact]
    public void Programme_OverlappingHierarchy_IsNamed() => Refused("\"parts\": [\"XA\", \"XB\"]", "\"parts\": [\"XA\", \"XB\", \"XB\"]", "overlapping-hierarchy");

    [Fact]
    public void Programme_LeftOutCodeThatIsAlsoCounted_IsNamed() =>
        Refused("\"total\": { \"id\": \"W\", \"label\": \"World\" },", "\"total\": { \"id\": \"W\", \"label\": \"World\" }, \"left_out\": [\"XA\"],", "named-twice");

    [Fact]
    public void Programme_VintageInThePast_IsNamed() => Refused("\"is_synthetic\": true", "\"is_synthetic\": true, \"corrected_after_months\": [0]", "bad-programme");

    [Fact]
    public void Programme_OfTheRegister_CanBeReadAndNamesEveryMeasureAsked()
    {
        var (programme, problems) = ProgrammeReader.Read(File.ReadAllText(Repository.PathOf("seed", "programme.json")));

        Assert.Empty(problems);
        Assert.False(programme!.IsSynthetic);
        Assert.Equal([6, 12], programme.CorrectedAfterMonths);
        var monthly = programme.Tables.Where(table => table.Frequency is Frequency.Month).ToList();
        Assert.Equal(3, monthly.Count);
        Assert.All(monthly, table => Assert.Equal(2, table.Depths.Count(depth => depth.Value > 0)));
        Assert.Contains(programme.Tables, table => table.Frequency is Frequency.Year && table.Depths.Count == 3);
        foreach (var measure in (string[])["notices", "removed", "on_time", "late", "open", "overdue", "hours", "on_time_rate", "median_bin", "p75_bin", "p90_bin", "return_rate_30d"])
        {
            Assert.All(monthly, table => Assert.Contains(measure, table.Measures));
        }

        // No list of the coalition's members is known, so nothing is called by it
        Assert.DoesNotContain(programme.Dimensions.SelectMany(dimension => dimension.Codes), code => code.Label.Contains("oalition", StringComparison.Ordinal));
    }

    private static void Refused(string from, string to, string rule)
    {
        var (programme, problems) = ProgrammeReader.Read(ReleaseWorld.ProgrammeJson.Replace(from, to, StringComparison.Ordinal));

        Assert.Null(programme);
        Assert.Contains(problems, problem => problem.Rule == rule);
    }

    private static IReadOnlyList<DisclosureFailure> Audit(IReadOnlyDictionary<string, byte[]> files) => ReleaseAudit.Run(files, [], null, CancellationToken.None);

    /// <summary>The files of a draft, one of them changed.</summary>
    private static Dictionary<string, byte[]> Files(ReleaseDraft draft, string path, Func<string, string> change) =>
        draft.PublicFiles.Concat(draft.InternalFiles)
            .ToDictionary(file => file.Key, file => file.Key == path ? Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(file.Value))) : file.Value, StringComparer.Ordinal);
}
