using System.Text;
using Portal.Data.Figures;

namespace Portal.Tests.Data.Figures;

/// <summary>What a file of figures may do to us, and what the report says then.</summary>
public sealed class FigureReaderTests
{
    private const string Header = "year,iso3,country_as_printed,reports\n";

    [Fact]
    public void Row_WithCodesInNoList_IsKeptWithAFlag()
    {
        var reading = Read(Header + "2022,EEE,Europe,3\n2022,QQQ,Atlantis,4\n2020,XKX,Kosovo,1229\n2021,ANT,Netherlands Antilles,2\n");

        Assert.Empty(reading.Problems);
        Assert.Equal([null, null, "XK", null], reading.Figures.Select(figure => figure.Country));
        Assert.Equal(["no-country", "unknown-country", "country-alias", "no-country"], reading.Figures.Select(figure => Assert.Single(figure.Flags)));
        Assert.Equal([3m, 4m, 1229m, 2m], reading.Figures.Select(figure => figure.Value!.Value));
        Assert.Equal(
            ["no-country", "unknown-country-code", "country-alias", "no-country"],
            reading.Oddities.Where(oddity => oddity.Row is >= 2 and <= 5).Select(oddity => oddity.Kind));
    }

    [Fact]
    public void Rows_ThatSayTheSameTwice_AreBothKeptAndFlagged()
    {
        var reading = Read(Header + "2020,GUF,French Guiana,593\n2020,GUF,\"Guiana, French\",1\n");

        Assert.All(reading.Figures, figure => Assert.Equal(["doubled"], figure.Flags));
        Assert.Contains(reading.Oddities, oddity => oddity is { Kind: "doubled-row", Row: 2 });
        Assert.Equal(594m, FigureMath.Sum(reading.Figures));
    }

    [Fact]
    public void Rows_ThatDoNotAddUp_AreReportedAndKept()
    {
        var reading = Read(Header + "2019,AFG,Afghanistan,5\n");

        var check = Assert.Single(reading.Checks, check => check.Name == "all countries 2019");
        Assert.False(check.Agrees);
        Assert.Equal(5m, check.Actual);
        Assert.Contains(reading.Oddities, oddity => oddity.Kind == "total-differs");
        Assert.Single(reading.Figures);
    }

    [Theory]
    [InlineData("2019,AFG,Afghanistan,=1+1\n", 2, "reports", "formula")]
    [InlineData("2019,AFG,@SUM(A1),5\n", 2, "country_as_printed", "formula")]
    [InlineData("2019,AFG,Afghanistan,many\n", 2, "reports", "not-a-number")]
    [InlineData("2019,AFG,Afghanistan,\n", 2, "reports", "not-a-number")]
    [InlineData("2019,AFG,Afghanistan,1.0000001\n", 2, "reports", "not-a-number")]
    [InlineData("2019,AFG,Afghanistan,5\n2019,ALB,Albania\n", 3, "", "column-count")]
    [InlineData("2019,AFG,Afghanistan,5\n2019,ALB,Albania,17", 3, "#4", "truncated")]
    [InlineData("2019,AFG,\"Afghanistan,5\n", 3, "#3", "truncated")]
    [InlineData("2019,AFG,\"Afghan\"istan,5\n", 2, "#3", "bad-quote")]
    [InlineData("2019,AFG,Afgha\u0000nistan,5\n", 2, "#3", "control-character")]
    public void File_ThatBreaksARule_IsRefusedWithRowColumnAndRule(string rows, int row, string column, string rule)
    {
        var reading = Read(Header + rows);

        Assert.Empty(reading.Figures);
        var problem = reading.Problems[0];
        Assert.Equal((row, column, rule), (problem.Row, problem.Column, problem.Rule));
    }

    [Theory]
    [InlineData("", 1, "", "empty-file")]
    [InlineData("year,iso3,reports\n", 1, "country_as_printed", "missing")]
    [InlineData("year,iso3,country_as_printed,reports,extra\n", 1, "#5", "unknown-column")]
    [InlineData("year,iso3,country_as_printed,reports,year\n", 1, "year", "repeated-column")]
    public void File_WithAnotherHeader_IsRefused(string text, int row, string column, string rule)
    {
        var problem = Assert.Single(Read(text).Problems);

        Assert.Equal((row, column, rule), (problem.Row, problem.Column, problem.Rule));
    }

    [Fact]
    public void File_InAnotherEncoding_IsRefused()
    {
        var latin = Encoding.Latin1.GetBytes(Header + "2019,ALA,Åland Islands,15\n");
        var wide = Encoding.Unicode.GetBytes(Header + "2019,ALA,Åland Islands,15\n");

        Assert.Equal("not-utf-8", Assert.Single(Read(latin).Problems).Rule);
        Assert.Equal("control-character", Assert.Single(Read(wide).Problems).Rule);
    }

    [Fact]
    public void File_WithAMillionColumns_IsRefusedAtTheFirstHundred()
    {
        var reading = Read(string.Concat(Enumerable.Repeat("year,", 1_000_000)));

        Assert.Equal("too-many-columns", Assert.Single(reading.Problems).Rule);
    }

    [Theory]
    [InlineData((byte)'x', "too-long")]
    [InlineData((byte)'#', "too-long")]
    [InlineData((byte)0, "control-character")]
    [InlineData((byte)'\n', "unknown-column")]
    public void File_OfAGigabyte_IsRefusedWithoutReadingItAll(byte filling, string rule)
    {
        using var endless = new EndlessStream(filling, 1L << 30);

        var reading = Published.Reader.Read(endless, Published.Entry("ncmec-country"));

        Assert.Contains(reading.Problems, problem => problem.Rule == rule);
        Assert.True(endless.BytesRead < 1L << 20);
    }

    [Fact]
    public void Problem_AboutAValue_NeverRepeatsIt()
    {
        var reading = Read(Header + "2019,AFG,Afghanistan,secret-value\n");

        Assert.DoesNotContain("secret", Assert.Single(reading.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_MoreThanAHundred_EndTheReading()
    {
        var reading = Read(Header + string.Concat(Enumerable.Repeat("x\n", 5000)));

        Assert.Equal(100, reading.Problems.Count);
        Assert.Equal(100, reading.Rows);
    }

    [Fact]
    public void Value_ThatIsAFormulaOfTheSource_IsKeptAsText()
    {
        var figures = Published.Read("provider-disclosures").Figures.Where(figure => figure.Status == FigureStatus.TextOnly).ToList();

        Assert.Equal(4, figures.Count);
        Assert.All(figures, figure => Assert.Null(figure.Value));
        Assert.Contains(figures, figure => figure.ValueText == "5.43 / 100 * 2,510,798");
    }

    [Fact]
    public void Value_ThatIsMissing_IsNeverZero()
    {
        var missing = Published.Manifest.Sources.SelectMany(entry => Published.Read(entry.Provenance.Code).Figures)
            .Where(figure => figure.Status != FigureStatus.Reported)
            .ToList();

        Assert.All(missing, figure => Assert.Null(figure.Value));
        Assert.Equal(325, missing.Count(figure => figure is { Source: "meta-enforcement", Status: FigureStatus.NotReported }));
        Assert.Equal(23, missing.Count(figure => figure.Status == FigureStatus.Suppressed));
        Assert.Contains(missing, figure => figure is { Source: "germany-deletion", Status: FigureStatus.NotSeen });
    }

    [Fact]
    public void Edition_ThatRestatesAYear_StandsBesideTheFirst()
    {
        var reading = Published.Read("inhope-yearly");

        var exchanged = reading.Figures.Where(figure => figure is { PeriodText: "2020", Measure: "content URLs exchanged" });
        Assert.Equal([("", 1038268m), ("2024", 1038250m)], exchanged.Select(figure => (figure.Edition, figure.Value!.Value)));
        Assert.Equal(5, reading.Oddities.Count(oddity => oddity.Kind == "restated"));
        Assert.Equal(5, reading.Oddities.Count(oddity => oddity.Kind == "parts-differ"));
    }

    private static FigureReading Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static FigureReading Read(byte[] bytes) => Published.Reader.Read(new MemoryStream(bytes), Published.Entry("ncmec-country"));
}
