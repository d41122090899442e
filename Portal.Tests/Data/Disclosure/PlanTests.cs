using Portal.Data.Disclosure;

namespace Portal.Tests.Data.Disclosure;

public sealed class PlanTests
{
    private const string Plan = """
        { "group": "provider", "dimensions": [{ "column": "country", "hierarchy": { "EU": ["DE", "FR"] } }, { "column": "category" }],
          "measures": ["n", "on_time"], "tables": [["country", "category"]] }
        """;

    private const string Header = "provider,country,category,n,on_time\n";

    [Theory]
    [InlineData("{\"EU\": [\"DE\"], \"DACH\": [\"DE\"]}", "overlapping-hierarchy")]
    [InlineData("{\"EU\": [\"DACH\"], \"DACH\": [\"EU\"]}", "overlapping-hierarchy")]
    [InlineData("{\"EU\": [\"Total\"]}", "overlapping-hierarchy")]
    [InlineData("null", "bad-plan")]
    [InlineData("{\"EU\": null}", "bad-plan")]
    [InlineData("{\"EU\": [null]}", "bad-plan")]
    [InlineData("{\"E,U\": [\"DE\"]}", "bad-code")]
    [InlineData("[]", "bad-plan")]
    public void Read_BadHierarchy_NamesTheRule(string hierarchy, string rule)
    {
        var (plan, problems) = PlanReader.Read(Plan.Replace("{ \"EU\": [\"DE\", \"FR\"] }", hierarchy, StringComparison.Ordinal));

        Assert.Null(plan);
        Assert.Contains(problems, problem => problem.Rule == rule);
    }

    [Theory]
    [InlineData("\"provider\"", "null", "bad-plan")]
    [InlineData("\"provider\"", "\"provider\", \"rules\": null", "bad-plan")]
    [InlineData("\"provider\"", "\"provider\", \"earlier\": [null]", "bad-plan")]
    [InlineData("\"provider\"", "\"provider\", \"rules\": { \"minimum_count\": -1 }", "bad-plan")]
    [InlineData("\"provider\"", "\"provider\", \"rules\": { \"width_percent\": 1e27 }", "bad-plan")]
    [InlineData("\"on_time\"", "null", "bad-plan")]
    [InlineData("\"on_time\"", "\"n\"", "bad-plan")]
    [InlineData("\"on_time\"", "\"on:time\"", "bad-code")]
    [InlineData("[[\"country\", \"category\"]]", "[null]", "bad-plan")]
    [InlineData("[[\"country\", \"category\"]]", "[[\"sector\"]]", "unknown-dimension")]
    [InlineData("{ \"column\": \"category\" }", "null", "bad-plan")]
    [InlineData("{ \"column\": \"category\" }", "{ \"column\": \"country\" }", "bad-plan")]
    [InlineData("{ \"column\": \"category\" }", "{ \"column\": \"category\", \"total\": \"all|kinds\" }", "bad-code")]
    public void Read_BadPlan_NamesTheRule(string part, string instead, string rule)
    {
        var (plan, problems) = PlanReader.Read(Plan.Replace(part, instead, StringComparison.Ordinal));

        Assert.Null(plan);
        Assert.Contains(problems, problem => problem.Rule == rule);
    }

    [Theory]
    [InlineData("root:x:0:0\n", "missing-column")]
    [InlineData("id,status\nDE|K1:n,visible\n", "bad-status")]
    [InlineData("id,status\nDE|K1:n\n", "row-length")]
    public void Read_EarlierPatternThatIsNone_IsRefused(string earlier, string rule)
    {
        var reading = MicrodataReader.Read(PlanReader.Read(Plan).Plan!, Header + "P,DE,K1,50,40", [earlier]);

        Assert.Equal(rule, reading.Problems[0].Rule);
    }

    [Fact]
    public void Read_RecordsThatTogetherExceedAnInteger_AreRefused()
    {
        var reading = MicrodataReader.Read(PlanReader.Read(Plan).Plan!, Header + string.Concat(Enumerable.Repeat("P,DE,K1,9000000000000000,0\n", 1100)), []);

        Assert.Equal("value-too-large", Assert.Single(reading.Problems).Rule);
    }

    [Fact]
    public void Read_CodeOfSeveralWords_IsOneCode()
    {
        var problem = MicrodataReader.Read(PlanReader.Read(Plan).Plan!, Header + "P,DE,image hosting,50,40", []).Problem!;

        Assert.Contains(problem.Cells, cell => cell.Id == "EU|image hosting:n");
    }

    [Theory]
    [InlineData(",DE,K1,5,5", "missing-group")]
    [InlineData("P,EU,K1,5,5", "not-a-leaf")]
    [InlineData("P,DE,K1,-5,0", "negative-value")]
    [InlineData("P,DE,K1,five,0", "not-a-number")]
    [InlineData("P,DE,K1,5,6", "part-exceeds-lead")]
    [InlineData("P,D|E,K1,5,5", "bad-code")]
    [InlineData("P,\"D\nE\",K1,5,5", "bad-code")]
    public void Read_BadRecord_NamesTheRule(string record, string rule)
    {
        var reading = MicrodataReader.Read(PlanReader.Read(Plan).Plan!, Header + record, []);

        Assert.Contains(reading.Problems, problem => problem.Rule == rule);
    }

    [Fact]
    public void Read_Records_SumUpTheHierarchyAndLinkPartsToTheLead()
    {
        var problem = MicrodataReader.Read(PlanReader.Read(Plan).Plan!, Header + "P,DE,K1,50,40\nQ,FR,K1,30,30\nQ,US,K1,20,5", []).Problem!;

        Assert.Equal(80, problem.Cells.Single(cell => cell.Id == "EU|K1:n").Value);
        Assert.Equal(25, problem.Cells.Single(cell => cell.Id == "Total|Total:not_on_time").Value);
        Assert.Contains(problem.Equations, equation => equation.Total == "EU|K1:n" && equation.Parts.SequenceEqual(["EU|K1:on_time", "EU|K1:not_on_time"]));
    }

    [Fact]
    public void Judge_CellThatOneGroupDominates_IsPrimaryWithRoomForThePercentRule()
    {
        long[][] groups = [[100], [20], [4], [3]];

        var verdict = PrimaryRules.Judge(new PlanRules(), groups);
        var cell = PrimaryRules.ToCell(new PlanRules(), "a", verdict, 0, [.. groups.Select(group => group[0])]);

        // p%: 15 - (4 + 3) = 8; coalition: 10 - 3 = 7
        Assert.Equal(["R3", "R4"], verdict.Rules);
        Assert.Equal(8, cell.UpperProtection);
    }

    [Fact]
    public void Read_EarlierPattern_HoldsCellsFast()
    {
        var problem = MicrodataReader.Read(PlanReader.Read(Plan).Plan!, Header + "P,DE,K1,50,40", ["id,status\nDE|K1:n,shown\nEU|K1:n,secondary\n"]).Problem!;

        Assert.Equal(CellLock.Shown, problem.Cells.Single(cell => cell.Id == "DE|K1:n").Lock);
        Assert.Equal(CellLock.Hidden, problem.Cells.Single(cell => cell.Id == "EU|K1:n").Lock);
    }
}
