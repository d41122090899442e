using System.Globalization;
using Portal.Public.Dev;
using Portal.Ui.Charts;

namespace Portal.Tests.Portal.Ui.Charts;

/// <summary>What holds for every chart at every width: inside its frame, no words on words, no number that is not one.</summary>
public sealed class LayoutTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private static readonly Dictionary<string, Func<double, Drawing>> Charts = new(StringComparer.Ordinal)
    {
        ["survival"] = width => SurvivalLayout.Draw(GalleryCurves.Usual, width, English),
        ["not reached"] = width => SurvivalLayout.Draw(GalleryCurves.NotReached, width, English),
        ["one point"] = width => SurvivalLayout.Draw(GalleryCurves.OnePoint, width, English),
        ["nothing"] = width => SurvivalLayout.Draw(GalleryCurves.Nothing, width, English),
        ["split"] = width => SplitBarLayout.Draw(GalleryBars.Met, width, English),
        ["extremes"] = width => SplitBarLayout.Draw(GalleryBars.Extremes, width, English),
        ["trend"] = width => TrendLayout.Draw(GalleryMore.Trend, width, English),
        ["hole"] = width => TrendLayout.Draw(GalleryMore.TrendWithHole, width, English),
        ["bars"] = width => BarLayout.Draw(GalleryMore.Bars, width, English),
        ["quantiles"] = width => DotWhiskerLayout.Draw(GalleryMore.Quantiles, width, English),
        ["shares"] = width => DotWhiskerLayout.Draw(GalleryMore.Shares, width, English),
        ["ageing"] = width => AgeingLayout.Draw(GalleryMore.Ageing, width, English),
        ["tiles"] = width => TilesLayout.Draw(GalleryMore.Tiles, width, English),
        ["funnel"] = width => FunnelLayout.Draw(GalleryMore.Funnel, width, English),
        ["moved"] = width => ControlChartLayout.Draw(GalleryMore.Moved, width, English),
        ["control"] = width => ControlChartLayout.Draw(GalleryMore.Control, width, English),
    };

    public static TheoryData<string, double> Cases =>
        [.. from name in Charts.Keys from width in new double[] { 320, 358, 552, 736 } select (name, width)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Draw_AnyChartAndWidth_KeepsWordsApart(string name, double width)
    {
        var words = Charts[name](width).Marks.OfType<Mark.Words>().Where(mark => mark.Text.Length > 0).ToList();

        var touching = from i in Enumerable.Range(0, words.Count)
                       from j in Enumerable.Range(i + 1, words.Count - i - 1)
                       where Math.Abs(words[i].Y - words[j].Y) < 11 && Overlap(words[i], words[j]) > 0
                       select $"{words[i].Text} x {words[j].Text}";
        Assert.Empty(touching);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Draw_AnyChartAndWidth_StaysInside(string name, double width)
    {
        var drawing = Charts[name](width);

        Assert.DoesNotContain(drawing.Marks, mark => mark.ToString().Contains("NaN", StringComparison.Ordinal));
        Assert.All(drawing.Marks.OfType<Mark.Box>(), box => Assert.True(box.X >= 0 && box.X + box.Width <= width + 0.01 && box.Y + box.Height <= drawing.Height));
        Assert.All(drawing.Marks.OfType<Mark.Words>(), words => Assert.InRange(words.Y, 8, drawing.Height));
        Assert.DoesNotContain(drawing.Marks.OfType<Mark.Words>(), words => Span(words) is var (left, right) && (left < -1 || right > width + 1));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(358)]
    [InlineData(552)]
    [InlineData(736)]
    public void Control_NamedEvents_AreEachMarkedAtEveryWidth(double width)
    {
        var words = ControlChartLayout.Draw(GalleryMore.Moved, width, English).Marks.OfType<Mark.Words>().Select(mark => mark.Text).ToHashSet(StringComparer.Ordinal);

        Assert.All(GalleryMore.Moved.Stretches.Skip(1), stretch => Assert.Contains(stretch.Events, words.Contains));
        Assert.Contains("no limits yet", words);
    }

    [Fact]
    public void Survival_Steps_StandAtTheTimesOfEvents()
    {
        var curve = new Curve("own", [new(3600, 0.5), new(86400, 0.25)], 86400 * 7);
        var x = new LogScale(900, 30 * 86400, 0, 1000);

        var path = StepCurve.Line(curve, x, new LinearScale(0, 1, 100, 0)).ToString();

        var hour = PathData.Number(x.At(3600));
        var day = PathData.Number(x.At(86400));
        Assert.Equal($"M0 0H{hour}V50H{day}V75H{PathData.Number(x.At(86400 * 7))}", path);
    }

    [Fact]
    public void Survival_FollowedCounts_StandUnderTheirOwnTick()
    {
        var drawing = SurvivalLayout.Draw(GalleryCurves.Usual, 358, English);
        var x = new LogScale(900, 30 * 86400, 46, 340);

        var hour = Assert.Single(drawing.Marks.OfType<Mark.Words>(), words => words.Text == "2,421");
        Assert.Equal(x.At(3600), hour.X, 3);
    }

    [Fact]
    public void Trend_PeriodBetweenTwoWithoutValue_IsADotOfItsOwn()
    {
        TrendPoint[] points = [new("1", 0.2), new("2", 0.3), new("3", null), new("4", 0.5, Label: "50%"), new("5", null), new("6", 0.4), new("7", 0.4)];
        var data = new TrendData { Title = "t", Description = "d", AxisLabel = "share", Axis = AxisKind.Share, Points = points };

        var dots = TrendLayout.Draw(data, 736, English).Marks.OfType<Mark.Dot>().Select(dot => Math.Round(dot.X)).ToList();

        Assert.Equal(3, dots.Count);
        Assert.Equal((dots[0] + dots[2]) / 2, dots[1], 0);
    }

    [Fact]
    public void Mirrored_Bars_ChangeSidesAndAnchors()
    {
        var mirrored = SplitBarLayout.Draw(GalleryBars.Met, 736, CultureInfo.GetCultureInfo("ar"));
        var plain = SplitBarLayout.Draw(GalleryBars.Met, 736, CultureInfo.InvariantCulture);

        var first = plain.Marks.OfType<Mark.Box>().First();
        Assert.Contains(mirrored.Marks.OfType<Mark.Box>(), box => Math.Abs(box.X - (736 - first.X - first.Width)) < 1e-9);
    }

    private static (double Left, double Right) Span(Mark.Words words)
    {
        // Narrower than the layout assumes, so that what is found touches on any machine.
        var wide = TextSize.Width(words.Text, 12) * 0.94;
        var left = words.Anchor switch { Anchor.Start => words.X, Anchor.Middle => words.X - (wide / 2), _ => words.X - wide };
        return (left, left + wide);
    }

    private static double Overlap(Mark.Words one, Mark.Words other)
    {
        var (a, b) = (Span(one), Span(other));
        return Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);
    }
}
