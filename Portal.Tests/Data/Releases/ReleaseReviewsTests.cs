using System.Text;
using Portal.Data.Accounts;
using Portal.Data.Audit;
using Portal.Data.Releases;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Reviews;
using Portal.Tests.Support;
using static Portal.Tests.Support.ReleaseDesk;

namespace Portal.Tests.Data.Releases;

/// <summary>Why numbers are hidden and who stands behind them: right, on record, and for two roles only.</summary>
public sealed class ReleaseReviewsTests
{
    [Theory]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Operator)]
    [InlineData(Role.Regulator)]
    [InlineData(Role.Provider)]
    public async Task Looks_OfOtherRoles_AreRefused(Role role)
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        var draft = await desk.BuildAsync();
        var (reviews, actor) = (desk.Get<ReleaseReviews>(), new Actor("somebody", role));

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => reviews.LossAsync(draft, actor, CancellationToken.None));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => reviews.TableAsync(draft, "country-year", actor, CancellationToken.None));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => reviews.CellAsync(draft, "W|_T|2025@d:due", actor, CancellationToken.None));

        Assert.DoesNotContain(await desk.Get<AuditQueries>().PageAsync(null, draft.Name, 20, CancellationToken.None), entry => entry.Action == "release.viewed");
    }

    [Fact]
    public async Task Looks_OfTheMakers_StandInTheAuditLogEach()
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        var draft = await desk.BuildAsync();
        var reviews = desk.Get<ReleaseReviews>();

        await reviews.LossAsync(draft, Ines, CancellationToken.None);
        await reviews.TableAsync(draft, "country-year", Marek, CancellationToken.None);
        await reviews.CellAsync(draft, "XD|_T|2025@d:due", Marek, CancellationToken.None);

        Assert.Equal(
            [("marek", "seen provider groups of XD|_T|2025@d:due"), ("marek", "seen why cells of country-year are hidden"), ("ines", "seen what is hidden, and what it costs")],
            (await desk.Get<AuditQueries>().PageAsync(null, draft.Name, 3, CancellationToken.None)).Select(entry => (entry.Actor, entry.Facts)));
    }

    [Fact]
    public async Task Look_WhoseRecordFails_ShowsNothing()
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        var draft = await desk.BuildAsync();
        await desk.ExecuteAsync("drop table audit_entry");

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => desk.Get<ReleaseReviews>().CellAsync(draft, "XD|_T|2025@d:due", Ines, CancellationToken.None));
    }

    [Fact]
    public async Task Table_EveryHiddenNumber_HasAReasonAndNoShownOneHas()
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        var draft = await desk.BuildAsync();
        var tables = ReleaseWorld.Build().Tables;

        foreach (var built in tables)
        {
            var review = (await desk.Get<ReleaseReviews>().TableAsync(draft, built.Id, Ines, CancellationToken.None))!;

            foreach (var (cell, truth) in review.Cells.Zip(built.Cells))
            {
                Assert.Equal((string.Join("|", truth.Codes), truth.Measure), (string.Join("|", cell.Cell.Codes), cell.Cell.Measure));
                var expected = truth.Status switch
                {
                    CellStatus.SuppressedPrimary => HidingKind.Primary,
                    CellStatus.SuppressedSecondary => HidingKind.Secondary,
                    CellStatus.Unreliable => HidingKind.Unreliable,
                    _ => HidingKind.None,
                };
                Assert.Equal(expected, cell.Kind);
                Assert.Equal(expected is HidingKind.Primary or HidingKind.Unreliable, cell.Rules.Count > 0);
            }
        }
    }

    [Fact]
    public async Task Cell_FewItems_NamesTheRulesAndTheGroupsBehindIt()
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        var draft = await desk.BuildAsync();
        var sums = ReleaseWorld.Items().Where(item => item.State.HostCountry == "XE").ToList();

        var detail = (await desk.Get<ReleaseReviews>().CellAsync(draft, "XE|_T|2025@i:issued", Ines, CancellationToken.None))!;

        Assert.Equal(sums.Count, detail.Value);
        Assert.Equal(sums.Count, detail.Groups.Sum(group => group.Value));
        Assert.Equal(1, detail.Groups.Sum(group => group.Share!.Value), 9);
        Assert.True(detail.Kind is HidingKind.None || detail.Low <= detail.Value);
    }

    [Fact]
    public async Task Loss_CountsHiddenNumbersAndTheirValue()
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        var draft = await desk.BuildAsync();
        var built = ReleaseWorld.Build();
        var values = InternalFiles.ReadCells(Encoding.UTF8.GetString(built.InternalFiles[InternalFiles.Cells]), new SharedNames()).ToDictionary(one => one.Cell.Id, one => one.Cell.Value, StringComparer.Ordinal);

        var report = await desk.Get<ReleaseReviews>().LossAsync(draft, Ines, CancellationToken.None);

        Assert.Null(report.Before);
        foreach (var table in built.Tables)
        {
            var line = report.Lines.Single(one => one.Table == table.Id);
            var judged = table.Cells.Where(cell => cell.Status is CellStatus.Shown || cell.Status.IsHidden()).ToList();
            Assert.Equal((judged.Count, judged.Count(cell => cell.Status.IsHidden())), (line.Cells, line.Hidden));
            Assert.Equal((double)line.Hidden / line.Cells, line.HiddenShare, 12);
        }

        Assert.Equal(built.Statement.HiddenCount, report.Lines.Sum(line => line.Hidden));
        Assert.All(report.Lines, line => Assert.InRange(line.ValueShare!.Value, 0, 1));
        Assert.Empty(report.Lines.Single(line => line.Table == "world-quarter").BecameHidden);
        Assert.NotEmpty(values);
    }

    [Fact]
    public void Loss_BesideTheMonthBefore_NamesWhatBecameHiddenAndShown()
    {
        var table = ReleaseTables.Small;
        var then = Review(table, at => at == 0);
        var now = Review(table, at => at == 5);

        var line = LossCount.Of(Reading(), now, (Reading(), then));

        Assert.Equal((1, 1), (line.BecameHidden.Count, line.BecameShown.Count));
        Assert.NotEqual(line.BecameHidden[0], line.BecameShown[0]);
    }

    [Fact]
    public async Task PublicFiles_OfADraft_SayNothingOfRulesOrGroups()
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        var draft = await desk.PublishedAsync();
        var files = await desk.Get<ReleaseExport>().FilesAsync(CancellationToken.None);

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => file.Key.Contains("internal", StringComparison.Ordinal));
        Assert.All(files.Where(file => file.Key.EndsWith(".csv", StringComparison.Ordinal) || file.Key.EndsWith(".json", StringComparison.Ordinal)), file =>
        {
            var text = Encoding.UTF8.GetString(file.Value);
            Assert.DoesNotContain("alder-and-sons", text, StringComparison.Ordinal);
            Assert.DoesNotMatch("\\bR[1-6]\\b", text);
        });
        Assert.Null(await desk.Get<ReleaseQueries>().FileAsync(draft.Release, 1, InternalFiles.Cells, CancellationToken.None));
    }

    /// <summary>Only the newest period counts; every cell is shown but one of it.</summary>
    private static TableReview Review(ReleaseTable table, Func<int, bool> isHidden)
    {
        var newest = table.Dimensions[^1].Codes[^1].Id;
        var at = 0;
        return new TableReview(table, [.. table.Cells.Select(cell => cell with { Status = cell.Codes[^1] == newest && isHidden(at++) ? CellStatus.Suppressed : CellStatus.Shown })
            .Select(cell => new CellReview(cell, "", cell.Status.IsHidden() ? HidingKind.Secondary : HidingKind.None, []))]);
    }

    private static DraftReading Reading() => new(Encoding.UTF8.GetBytes(ReleaseWorld.Plan().ToJson()), Encoding.UTF8.GetBytes("id,value,status,up,down,width,rules,lock\n"));
}
