using NodaTime;
using Portal.Data.Notices;
using static Portal.Data.Notices.EventType;
using static Portal.Tests.Support.Events;

namespace Portal.Tests.Data.Notices;

/// <summary>Worked by hand: when reports arrive, and corrections of events that are not there.</summary>
public sealed class ReportQualityTests
{
    [Fact]
    public void Delay_ReportsOneToOneHundredHoursLate_IsNinetyNineHours()
    {
        var quality = ReportQuality.Of([.. Enumerable.Range(1, 100).Select(hours => Notice($"n{hours}", late: hours))], At(0));

        Assert.Equal((100, 100, Duration.FromHours(99)), (quality.Notices, quality.Reports, quality.Delay));
        Assert.True(quality.IsProvisional(At(0), At(98)));
        Assert.False(quality.IsProvisional(At(0), At(99)));
    }

    [Fact]
    public void Delay_TwoSources_IsTheSlowerOnes()
    {
        var quality = ReportQuality.Of(
            [.. Enumerable.Range(1, 100).SelectMany(id => new[] { Notice($"a{id}", late: 2), Notice($"b{id}", late: 7, source: "crawler") })], At(0));

        Assert.Equal(Duration.FromHours(7), quality.Delay);
    }

    [Fact]
    public void Delay_NinetyNineReportsOrRemovalsTooYoung_IsNotEstimable()
    {
        Assert.NotNull(ReportQuality.Of([.. Enumerable.Range(1, 99).Select(id => Notice($"n{id}", late: 1))], At(0)).Because);

        var young = ReportQuality.Of([.. Enumerable.Range(1, 200).Select(id => Notice($"n{id}", late: 1))], At(-50));
        Assert.Equal((0, (Duration?)null), (young.Reports, young.Delay));
    }

    [Fact]
    public void Delay_HistoryLoadedAtOnce_IsNotEstimableAndNothingIsHeldBackForIt()
    {
        var quality = ReportQuality.Of([.. Enumerable.Range(1, 100).Select(id => Notice($"n{id}", late: 24 * 200))], At(0));

        Assert.Contains("history", quality.Because!, StringComparison.Ordinal);
        Assert.False(quality.IsProvisional(At(-1), At(0)));
    }

    [Fact]
    public void UnknownTargets_NamesNobodySent_AreCounted()
    {
        NoticeEvent[] notice =
        [
            Of(Issued, -10, id: "i"), Of(Corrected, -9, id: "c1", target: "i"), Of(Corrected, -9, id: "c2", target: "nothing"), Of(Retracted, -8, id: "r", target: "i", source: "crawler"),
        ];
        var quality = ReportQuality.Of([notice], At(0));

        Assert.Equal((3, 2), (quality.Corrections, quality.UnknownTargets));
    }

    private static NoticeEvent[] Notice(string notice, double late, string source = "hotline") =>
        [Of(Issued, -40, notice: notice, source: source), Of(Removed, -20, notice: notice, recordedHours: -20 + late, source: source)];
}
