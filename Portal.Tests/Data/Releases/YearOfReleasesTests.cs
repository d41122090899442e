using Portal.Data.Notices;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Plans;
using Portal.Tests.Support;
using CellStatus = Portal.Data.Releases.CellStatus;

namespace Portal.Tests.Data.Releases;

/// <summary>Releases in a row, with the quarters and the year that join them: each is built and audited together with those before it.</summary>
public sealed class YearOfReleasesTests
{
    [Fact]
    public void Correction_OfAMonthThatIsPartOfAQuarter_IsProvenAsItWasBuiltAndSoIsTheNextMonth()
    {
        var items = YearWorld.Items(5000);
        ReleaseDraft[] months = [.. YearWorld.Year(items, 3).Select(release => release.Draft)];
        StoredItem[] later = [.. items.Where(item => item.Id * 7919 % 97 >= 20)];

        var january = YearWorld.Correction(months, ReleaseWorld.MonthOf("2025-01"), later);
        var february = YearWorld.Correction([.. months, january.Draft], ReleaseWorld.MonthOf("2025-02"), later);

        Assert.Empty(january.Findings);
        Assert.Empty(february.Findings);
    }

    [Fact]
    [Trait("Tier", "Slow")]
    public void Year_MonthAfterMonth_EndsAndSaysWhichTableItCouldNotShow()
    {
        var year = YearWorld.Year(YearWorld.Items(5000), 12);

        Assert.All(year, release => Assert.Empty(release.Findings));
        Assert.Contains(year[2].Draft.Tables.Single(table => table.Id == "sector-category-month").Cells, cell => cell is { Status: CellStatus.Shown, Value: > 0, Codes: ["_T", "_T", _] });
        var december = year[^1].Draft;
        foreach (var table in YearWorld.Programme.Tables.Where(table => table.Frequency is Frequency.Year))
        {
            Assert.True(december.Tables.Any(one => one.Id == table.Id) || december.Statement.WhatMoved!.Contains(table.Title, StringComparison.Ordinal), table.Id);
        }

        Assert.All([2, 5, 8, 11], at => Assert.Contains(year[at].Draft.Tables.Single(table => table.Id == "world-quarter").Cells, cell => cell is { Status: CellStatus.Shown, Value: > 0 }));
    }
}
