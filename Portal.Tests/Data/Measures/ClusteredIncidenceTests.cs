using Portal.Data.Measures;

namespace Portal.Tests.Data.Measures;

/// <summary>Standard errors of competing ways out by notice, beside what they must come to whoever computes them.</summary>
public sealed class ClusteredIncidenceTests
{
    private static readonly string[] Causes = ["acknowledged", "removed"];
    private static readonly double[] Ages = [5, 20, 60];

    // Ages repeat, so that there are ties; every fifth item is still in
    private static readonly CompetingObservation[] Single = [.. Enumerable.Range(0, 120).Select(i => new CompetingObservation(1 + (i * 37 % 83), i % 5 == 0 ? null : Causes[i % 3 == 0 ? 1 : 0]))];

    [Fact]
    public void IncidenceErrorAt_NoticesWhoseItemsGoAlike_IsThatOfOneItemOfEach()
    {
        var alone = AalenJohansen.Estimate(Single, Causes);
        var copied = AalenJohansen.Estimate(
            [.. Single.SelectMany(one => Enumerable.Repeat(one, 7))], Causes, [.. Enumerable.Range(0, Single.Length).SelectMany(i => Enumerable.Repeat((long)i, 7))]);

        Assert.All(Ages, age => Assert.All([0, 1], cause =>
        {
            Assert.Equal(alone.IncidenceAt(cause, age), copied.IncidenceAt(cause, age), 12);
            Assert.Equal(alone.IncidenceErrorAt(cause, age), copied.IncidenceErrorAt(cause, age), 12);
            Assert.Equal(alone.IncidenceIntervalAt(cause, age).Upper!.Value, copied.IncidenceIntervalAt(cause, age).Upper!.Value, 12);
        }));
    }

    [Fact]
    public void IncidenceErrorAt_NoticesOfUnequalItems_IsNearThatOfLeavingOutEachNotice()
    {
        long[] notices = [.. Enumerable.Range(0, Single.Length).Select(i => (long)(i < 40 ? i / 4 : i))];
        var curves = AalenJohansen.Estimate(Single, Causes, notices);

        Assert.All(Ages, age =>
        {
            double[] without = [.. notices.Distinct().Select(left => AalenJohansen.Estimate([.. Single.Where((_, i) => notices[i] != left)], Causes).IncidenceAt(0, age))];
            var jackknife = Math.Sqrt((without.Length - 1.0) / without.Length * without.Sum(value => Math.Pow(value - without.Average(), 2)));
            Assert.InRange(curves.IncidenceErrorAt(0, age), jackknife * 0.95, jackknife * 1.02);
            Assert.InRange(curves.IncidenceErrorAt(0, age) / AalenJohansen.Estimate(Single, Causes).IncidenceErrorAt(0, age), 0.5, 3);
        });
    }
}
