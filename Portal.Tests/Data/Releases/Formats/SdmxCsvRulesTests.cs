using System.Text;
using Portal.Data.Releases;
using Portal.Data.Releases.Formats;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Releases.Formats;

/// <summary>SDMX-CSV 2.0 held to the published field guide rule by rule; each rule is seen to catch what breaks it.</summary>
public sealed class SdmxCsvRulesTests
{
    private static readonly ReleaseTable Table = ReleaseTables.Small;

    [Fact]
    public void EveryKindOfTable_HoldsEveryRule()
    {
        ReleaseTable[] tables = [Table, ReleaseTables.OfRealCountries, TableCut.Of(Table, new Dictionary<string, IReadOnlyList<string>> { ["month"] = ["2026-10"] })];

        Assert.All(tables, table => Assert.Empty(SdmxCsvRules.Broken(FileBytes.Of(target => SdmxCsvFormat.Write(target, table)), table)));
    }

    [Theory]
    [InlineData("STRUCTURE,STRUCTURE_ID", "STRUCTURE;STRUCTURE_ID", "columns: the first is STRUCTURE, and the separator is what follows it")]
    [InlineData("STRUCTURE,STRUCTURE_ID", "STRUCTURE,DATAFLOW", "columns: STRUCTURE_ID is next")]
    [InlineData("STRUCTURE_ID,ACTION", "STRUCTURE_ID,STRUCTURE_NAME,ACTION", "columns: ACTION is next, names not asked for")]
    [InlineData("ACTION,FREQ", "ACTION,OBS_KEY,FREQ", "columns: no keys, not asked for")]
    [InlineData("FREQ,REF_AREA", "REF_AREA,FREQ", "columns: components by id in the order of the structure")]
    [InlineData("LOW,HIGH", "LOW,LOW", "columns: each once")]
    [InlineData("STRUCTURE,", "STRUCTURE[;],", "columns: no sub-fields, as nothing has several values or languages")]
    [InlineData("\r\ndataflow,", "\r\nextra,dataflow,", "rows: as many fields as the header")]
    [InlineData("\r\ndataflow,", "\r\ndataset,", "rows: the structure is a dataflow, data structure or provision")]
    [InlineData("(1.0.0),I", "(1.0),I", "rows: the structure is named AGENCY:ID(VERSION)")]
    [InlineData("(1.0.0),I", "(1.0.1),I", "rows: one structure in a message of one table")]
    [InlineData("(1.0.0),I", "(1.0.0),U", "rows: the action is information, append, replace or delete")]
    [InlineData(",WLD,_T,", ",,_T,", "rows: an observation names every dimension")]
    [InlineData(",WLD,_T,", ",World,_T,", "rows: coded components by code")]
    [InlineData(",2026-09,", ",2026-9,", "rows: the period as recorded")]
    [InlineData(",A,F,,,,", ",A,F,,\"1,5\",,", "rows: numbers with a point, no grouping")]
    [InlineData(",2026-09,", ",2026-10,", "rows: one an observation")]
    [InlineData("\r\n", "\n", "RFC 4180: lines end with CR LF")]
    [InlineData(",WLD,", ",W\"LD,", "RFC 4180: quotes stand around a whole field, doubled inside")]
    [InlineData("STRUCTURE,", "\uFEFFSTRUCTURE,", "RFC 4180: UTF-8 without a mark")]
    public void AMessage_ThatBreaksARule_IsFound(string right, string wrong, string rule)
    {
        var text = Encoding.UTF8.GetString(FileBytes.Of(target => SdmxCsvFormat.Write(target, Table)));
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0);

        Assert.Contains(rule, SdmxCsvRules.Broken(Encoding.UTF8.GetBytes(text.Remove(at, right.Length).Insert(at, wrong)), Table));
    }
}
