using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Releases;
using Portal.Data.Releases.Formats;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Releases.Formats;

/// <summary>Data queries of SDMX REST against the table itself, looked through cell by cell.</summary>
public sealed class SdmxQueryTests
{
    private static readonly ReleaseTable Table = ReleaseTables.Small;

    [Theory]
    [InlineData("TIME_PERIOD", "2026-09", "2026-09")]
    [InlineData("TIME_PERIOD", "ge:2026-10", "2026-10")]
    [InlineData("TIME_PERIOD", "gt:2026-09", "2026-10")]
    [InlineData("TIME_PERIOD", "le:2026-09", "2026-09")]
    [InlineData("TIME_PERIOD", "lt:2026-10-01", "2026-09")]
    [InlineData("TIME_PERIOD", "le:2026-10-30", "2026-09")]
    [InlineData("TIME_PERIOD", "ge:2026-Q4", "2026-10")]
    [InlineData("TIME_PERIOD", "ge:2026-S2+le:2026-T3", "2026-09 2026-10")]
    [InlineData("TIME_PERIOD", "ge:2026 lt:2026-W41", "2026-09")]
    [InlineData("TIME_PERIOD", "ne:2026-M09", "2026-10")]
    [InlineData("TIME_PERIOD", "sw:2026", "2026-09 2026-10")]
    [InlineData("TIME_PERIOD", "ew:-10,lt:2000", "2026-10")]
    [InlineData("REF_AREA", "XA,XB", "XA XB")]
    [InlineData("REF_AREA", "ne:XA+ne:XB", "WLD")]
    [InlineData("REF_AREA", "ge:X", "XA XB")]
    [InlineData("REF_AREA", "co:A,WLD", "WLD XA")]
    [InlineData("REF_AREA", "nc:A", "WLD XB")]
    [InlineData("CATEGORY", "csam-known", "csam-known")]
    [InlineData("INDICATOR", "sw:re", "removed")]
    [InlineData("FREQ", "M,A", "M")]
    public void Filter_OfADimension_KeepsTheCodesThatMeetIt(string component, string filter, string kept)
    {
        var part = SdmxQuery.Of(Table, new SdmxDataQuery { Filters = new Dictionary<string, string> { [component] = filter } });
        var of = new SdmxDefinition(Table).Dimensions.Single(dimension => dimension.Concept.Id == component);

        Assert.Equal(kept.Split(' '), part.Table.Cells.Select(of.CodeOf).Distinct());
        Assert.Equal(Table.Cells.Where(cell => kept.Split(' ').Contains(of.CodeOf(cell))), part.Table.Cells);
    }

    [Fact]
    public void Filter_OfValues_NeverSpeaksOfWhatIsHidden()
    {
        var all = SdmxQuery.Of(Table, new SdmxDataQuery { Filters = new Dictionary<string, string> { ["OBS_VALUE"] = "ge:0,lt:0" } });
        var hidden = SdmxQuery.Of(Table, new SdmxDataQuery { Filters = new Dictionary<string, string> { ["OBS_STATUS"] = "Q" } });

        Assert.Equal(Table.Cells.Where(cell => cell.Value is not null), all.Table.Cells);
        Assert.Equal(Table.Cells.Where(cell => CellFlag.ObservationStatus(cell.Status) == "Q"), hidden.Table.Cells);
        Assert.NotEmpty(hidden.Table.Cells);
    }

    [Fact]
    public void Keys_Several_AreTheirUnion()
    {
        string[][] places = [["M", "*", ""], ["WLD", "XA+XB", "*"], ["_T", "*", "csam-known"], ["notices", "median+on_time", "*"]];
        var key = Gen.Choose(1, 4).SelectMany(length => Gen.CollectToArray(places[..length].Select(place => Gen.Elements(place)))).Select(parts => string.Join('.', parts));
        Prop.ForAll(Gen.ArrayOf(key, 2).ToArbitrary(), keys =>
        {
            var definition = new SdmxDefinition(Table);
            var expected = Table.Cells.Where(cell => Array.Exists(keys, one => Takes(definition, one, cell)));
            Assert.Equal(expected, SdmxQuery.Of(Table, new SdmxDataQuery { Key = string.Join(',', keys) }).Table.Cells);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void FirstAndLast_OfEachSeries_AreByTime()
    {
        var first = SdmxQuery.Of(Table, new SdmxDataQuery { First = 1 }).Table;
        var last = SdmxQuery.Of(Table, new SdmxDataQuery { Last = 1, Offset = 2, Limit = 3 }).Table;

        Assert.Equal(Table.Cells.Where(cell => cell.Codes[2] == "2026-09").ToHashSet(), first.Cells.ToHashSet());
        Assert.Equal(3, last.Cells.Count);
        Assert.All(last.Cells, cell => Assert.Equal("2026-10", cell.Codes[2]));
        Assert.Equal("2026-10", Assert.Single(last.Dimensions[2].Codes).Id);
    }

    [Theory]
    [InlineData("dsd", "all", "TIME_PERIOD")]
    [InlineData("none", "all", "AllDimensions")]
    [InlineData("OBS_STATUS,FLAG", "none", "TIME_PERIOD")]
    [InlineData("obs", "OBS_VALUE", "AllDimensions")]
    public void Parts_InEveryFormat_HoldTheirSchemas(string attributes, string measures, string across)
    {
        var query = new SdmxDataQuery { Key = "M.XA..notices,M.XB", Attributes = attributes, Measures = measures, DimensionAtObservation = across };
        var part = SdmxQuery.Of(Table, query);
        var json = Path.Combine(Directory.CreateTempSubdirectory("portal-part-").FullName, "part.json");
        File.WriteAllBytes(json, FileBytes.Of(target => SdmxJsonFormat.Write(target, part, ReleaseTables.Version)));
        var held = ForeignPrograms.Node("validate-json.mjs", Path.Combine(Repository.Root, "Portal.Tests", "Clients", "sdmx-data.schema.json"), json);
        Directory.Delete(Path.GetDirectoryName(json)!, recursive: true);

        Assert.True(held.ExitCode == 0, held.Output + held.Error);
        Assert.Empty(SdmxSchema.Findings(FileBytes.Of(target => SdmxGenericFormat.Write(target, part, ReleaseTables.Version))));
        var header = Encoding.UTF8.GetString(FileBytes.Of(target => SdmxCsvFormat.Write(target, part, SdmxLabels.Id, SdmxKeys.None))).Split("\r\n")[0].Split(',');
        Assert.Equal(measures != "none", header.Contains("OBS_VALUE"));
        Assert.Equal(attributes is "dsd" or "obs", header.Contains("CONF_STATUS"));
        Assert.Equal(attributes != "none", header.Contains("FLAG"));
    }

    [Fact]
    public void Csv_WithNamesAndKeys_IsAsTheFieldGuideShows()
    {
        var part = SdmxQuery.Of(Table, new SdmxDataQuery { Key = "M.XA._T.notices", First = 1, Attributes = "OBS_STATUS,LOW" });

        string[] Lines(SdmxLabels labels, SdmxKeys keys) => Encoding.UTF8.GetString(FileBytes.Of(target => SdmxCsvFormat.Write(target, part, labels, keys))).Split("\r\n");

        Assert.StartsWith("STRUCTURE,STRUCTURE_ID,ACTION,SERIES_KEY,OBS_KEY,FREQ,", Lines(SdmxLabels.Id, SdmxKeys.Both)[0], StringComparison.Ordinal);
        Assert.Contains(",I,M.XA._T.notices,M.XA._T.notices.2026-09,M,XA,", Lines(SdmxLabels.Id, SdmxKeys.Both)[1], StringComparison.Ordinal);
        Assert.StartsWith("STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,FREQ,Frequency,REF_AREA,", Lines(SdmxLabels.Name, SdmxKeys.None)[0], StringComparison.Ordinal);
        Assert.Contains(",I,M,Monthly,XA,Country XA,_T,All,notices,", Lines(SdmxLabels.Name, SdmxKeys.None)[1], StringComparison.Ordinal);
        Assert.Contains(",2026-09,,", Lines(SdmxLabels.Name, SdmxKeys.None)[1], StringComparison.Ordinal);
        Assert.Contains(",ACTION,FREQ: Frequency,REF_AREA: ", Lines(SdmxLabels.Both, SdmxKeys.None)[0], StringComparison.Ordinal);
        Assert.Contains(",M: Monthly,XA: Country XA,_T: All,", Lines(SdmxLabels.Both, SdmxKeys.None)[1], StringComparison.Ordinal);
    }

    private static bool Takes(SdmxDefinition definition, string key, ReleaseCell cell) =>
        key.Split('.').Select((part, at) => part is "" or "*" || part.Split('+').Contains(definition.Dimensions[at].CodeOf(cell))).All(one => one);
}
