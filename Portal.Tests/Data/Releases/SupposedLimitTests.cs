using Portal.Data.Regimes;
using Portal.Data.Releases;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Releases;

/// <summary>Supposed limits against released stretches, worked by hand.</summary>
public sealed class SupposedLimitTests
{
    [Theory]
    [InlineData(1, 1, 0, 0.5)]
    [InlineData(12, 12, 0, 0.5)]
    [InlineData(13, 13, 0, 0.9)]
    [InlineData(24, 24, 0.5, 0.9)]
    [InlineData(48, 48, 0.5, 0.9)]
    [InlineData(49, 49, 0.5, 1)]
    [InlineData(96, 96, 0.9, 1)]
    [InlineData(20, 30, 0, 0.9)]
    public void Gone_HalfAfter12To24AndNineInTenAfter48To96Hours_IsBetween(int fewest, int most, double atLeast, double atMost)
    {
        var part = Part(("median_bin", CellStatus.Shown, 12, 24), ("p90_bin", CellStatus.Shown, 48, 96));

        Assert.Equal(((decimal)atLeast, (decimal)atMost), SupposedLimit.Gone(part, fewest, most));
    }

    [Fact]
    public void Gone_LimitOfUnknownEnd_HasNoUpperShare() =>
        Assert.Equal((0.5m, 1m), SupposedLimit.Gone(Part(("median_bin", CellStatus.Shown, 12, 24), ("p90_bin", CellStatus.Shown, 480, 960)), 24, null));

    [Fact]
    public void Gone_HiddenOpenOrMissingStretches_SayNothing()
    {
        Assert.Equal((0m, 1m), SupposedLimit.Gone(Part(("median_bin", CellStatus.Suppressed, 12, 24)), 1000, 1000));
        Assert.Equal((0m, 1m), SupposedLimit.Gone(Part(("median_bin", CellStatus.Shown, 12, null)), 1000, 1000));
        Assert.Equal((0m, 1m), SupposedLimit.Gone(Part(), 1, 1));
    }

    [Theory]
    [InlineData(24, LimitUnit.Hours, 24, 24)]
    [InlineData(2, LimitUnit.ElapsedDays, 48, 48)]
    [InlineData(1, LimitUnit.Days, 0, null)]
    [InlineData(3, LimitUnit.Days, 47, null)]
    [InlineData(2, LimitUnit.WorkingDays, 23, null)]
    [InlineData(1, LimitUnit.Months, 671, null)]
    public void Hours_OfALimit_AreTheFewestAndMostItCanLast(int amount, LimitUnit unit, int fewest, int? most) =>
        Assert.Equal((fewest, (decimal?)most), SupposedLimit.Hours(new TimeLimit(amount, unit)));

    [Fact]
    public void IsAsked_RulesInForce_AreNot()
    {
        var asked = Catalogues.Shipped.Rules.Where(SupposedLimit.IsAsked).ToList();

        Assert.Contains(asked, rule => rule.Id == "EU-CSAR-14");
        Assert.DoesNotContain(asked, rule => rule.Status == RuleStatus.InForce);
    }

    private static ReleasedPart Part(params (string Measure, CellStatus Status, int Low, int? High)[] cells) => new(
        "WLD", "World", "2025",
        cells.ToDictionary(
            cell => cell.Measure,
            cell => new ReleaseCell { Codes = ["WLD"], Measure = cell.Measure, Status = cell.Status, Low = cell.Low, High = cell.High, Band = cell.Status == CellStatus.Shown ? "a stretch" : null },
            StringComparer.Ordinal));
}
