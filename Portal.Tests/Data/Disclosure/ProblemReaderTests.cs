using Portal.Data.Disclosure;

namespace Portal.Tests.Data.Disclosure;

public sealed class ProblemReaderTests
{
    private const string Header = "id,value,primary,upper_protection\n";

    [Theory]
    [InlineData("a,3,0,0\nb,1,0,0\nt,5,0,0", "t;a,b", "equation-does-not-add-up")]
    [InlineData("a,3,0,0\nt,5,0,0", "t;a,b", "missing-cell")]
    [InlineData("a,3,0,0\na,3,0,0", "", "duplicate-id")]
    [InlineData("a,three,0,0", "", "not-a-number")]
    [InlineData("a,NaN,0,0", "", "not-a-number")]
    [InlineData("a,-3,0,0", "", "negative-value")]
    [InlineData("a,3,yes,0", "", "bad-flag")]
    [InlineData("a,3,0,0", "a=b", "bad-equation")]
    [InlineData("a,3,0,0", "a;a", "repeated-part")]
    [InlineData("", "", "no-cells")]
    [InlineData("a,9e27,0,0", "", "value-too-large")]
    [InlineData("a,9000000000000001,0,0", "", "value-too-large")]
    [InlineData("a,90000000000,0,0\nb,0.000001,0,0", "", "value-too-large")]
    [InlineData("a,5,1,90000000000\nb,0.000001,0,0", "", "value-too-large")]
    public void Read_BadInput_NamesTheRule(string rows, string equations, string rule)
    {
        var reading = ProblemReader.Read(Header + rows, equations, null);

        Assert.Null(reading.Problem);
        Assert.Contains(reading.Problems, problem => problem.Rule == rule);
    }

    [Fact]
    public void Read_UnlistedCell_IsAKnownZero()
    {
        var reading = ProblemReader.Read(Header + "a,5,0,0\nt,5,0,0", "t;a,never", null);

        Assert.NotNull(reading.Problem);
    }

    [Fact]
    public void Read_Decimals_BecomeIntegersOfTheFinestPlace()
    {
        var problem = ProblemReader.Read(Header + "a,5.0,1,0.75\nt,7.25,0,0", "", null).Problem!;

        Assert.Equal(2, problem.Decimals);
        Assert.Equal(500, problem.Cells[0].Value);
        Assert.Equal(75, problem.Cells[0].UpperProtection);
    }

    [Theory]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    [InlineData("\f")]
    public void Read_CharacterThatOnlyUnicodeCallsALineBreak_StaysInItsField(string character)
    {
        var reading = ProblemReader.Read($"label,{Header}one{character}two,a,5,0,0\n", "", null);

        Assert.Equal("a", Assert.Single(reading.Problem!.Cells).Id);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Read_AnyLineEnding_SeparatesRowsAndEquations(string ending)
    {
        var reading = ProblemReader.Read($"{Header}a,5,0,0\nt,5,0,0\n".Replace("\n", ending, StringComparison.Ordinal), $"t;a{ending}a;t{ending}", null);

        Assert.Equal((2, 2), (reading.Problem!.Cells.Count, reading.Problem.Equations.Count));
    }

    [Theory]
    [InlineData("a,5,0,0,7", "row-length")]
    [InlineData("a,5,1", "row-length")]
    [InlineData("a,5,0,0,", null)]
    [InlineData("a,5,0,\"0\nb,5,0,0", "unclosed-quote")]
    public void Read_RowUnlikeItsHeader_IsRefused(string row, string? rule)
    {
        var reading = ProblemReader.Read(Header + row, "", null);

        Assert.Equal(rule, reading.Problems is [var first, ..] ? first.Rule : null);
    }

    [Fact]
    public void Read_ContributionThatIsCutShort_IsRefused()
    {
        var reading = ProblemReader.Read(Header + "a,5,0,0", "", "cell,group,value\na,P,Q,5");

        Assert.Equal("row-length", Assert.Single(reading.Problems).Rule);
    }

    [Fact]
    public void Read_ContributionWithoutGroup_IsRefused()
    {
        var reading = ProblemReader.Read(Header + "a,5,0,0", "", "cell,group,value\na,,5");

        Assert.Contains(reading.Problems, problem => problem.Rule == "missing-group");
    }

    [Theory]
    [InlineData("9e15", "9000000000000001")]
    [InlineData("0.000001", "90000000000")]
    public void Read_ContributionThatCannotBeComputedWith_IsRefused(string value, string part)
    {
        var reading = ProblemReader.Read(Header + $"a,{value},0,0", "", $"cell,group,value\na,g,{part}");

        Assert.Contains(reading.Problems, problem => problem.Rule == "value-too-large");
    }

    [Fact]
    public void Read_AmountsThatTogetherExceedAnInteger_AreRefused()
    {
        var reading = ProblemReader.Read(Header + string.Concat(Enumerable.Range(0, 300).Select(i => $"c{i},9e15,0,0\n")), "", null);

        Assert.Contains(reading.Problems, problem => problem.Rule == "value-too-large");
    }

    [Fact]
    public void Read_Facts_AreInequalitiesInTheUnitsOfTheCells()
    {
        var problem = ProblemReader.Read(Header + "a,5.5,0,0\nt,7.25,0,0", "", null, "lower,upper,terms\n,0.5,2*a -1*t\n-3,,1*a -1*t\n").Problem;

        Assert.Null(problem);
        problem = ProblemReader.Read(Header + "a,5.5,0,0\nt,7.25,0,0", "", null, "lower,upper,terms\n,3.75,2*a -1*t\n").Problem;
        Assert.Equal((null, 375L), (problem!.Facts[0].Lower, problem.Facts[0].Upper));
    }

    [Theory]
    [InlineData("lower,upper,terms\n,3,1*a", "fact-is-false")]
    [InlineData("lower,upper,terms\n,x,1*a", "bad-fact")]
    [InlineData("lower,upper,terms\n,9,one*a", "bad-fact")]
    [InlineData("lower,upper,terms\n,,1*a", "bad-fact")]
    [InlineData("lower,upper,terms\n,9,", "bad-fact")]
    [InlineData("lower,upper\n,9", "missing-column")]
    [InlineData("lower,upper,terms\n,9,9000000000000000000*a", "value-too-large")]
    public void Read_FactThatIsFalseOrCannotBeRead_IsRefused(string facts, string rule)
    {
        var reading = ProblemReader.Read(Header + "a,5,0,0\nt,7,0,0", "", null, facts);

        Assert.Null(reading.Problem);
        Assert.Contains(reading.Problems, problem => problem.Rule == rule);
    }
}
