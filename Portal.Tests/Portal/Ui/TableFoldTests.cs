using Bunit;
using Portal.Ui;

namespace Portal.Tests.Portal.Ui;

/// <summary>Tables of numbers on a narrow screen: what fits stays a table, what does not becomes blocks with the same places.</summary>
public sealed class TableFoldTests : BunitContext
{
    private static readonly TableColumn[] Wide =
        [new("Country", IsNumber: false), new("Items notified"), new("Half gone after"), new("Items due"), new("Limit met"), new("95% interval"), new("Result", IsNumber: false)];

    [Fact]
    public void Fold_ThreeShortColumns_StaysATable() =>
        Assert.Null(TableFold.ClassOf([new("Week", IsNumber: false), new("Due"), new("On time")], [new TableRow(new Link("W14"), ["12", "9"])]));

    [Fact]
    public void Fold_MoreThanATelephoneHolds_BecomesBlocks()
    {
        Assert.Equal("cards", TableFold.ClassOf(Wide, [Row("12 h to 2 d", "50 to 57%", "within 10%")]));
        Assert.Equal("cards pair", TableFold.ClassOf(Wide, [Row("12 h to 2 d", "2 d 2 h to 3 d 22 h", "within 10%")]));
        Assert.Equal("cards", TableFold.ClassOf(Wide, [Row("cannot be computed", "50 to 57%", "within 10%")]));
        Assert.Equal("cards tall", TableFold.ClassOf(Wide, [.. Enumerable.Repeat(Row("19 h", "50 to 57%", ""), 13)]));
    }

    [Fact]
    public void Fold_HeadsThatLeadSomewhere_Stay() =>
        Assert.Null(TableFold.ClassOf([.. Wide[..6], new("Result", IsNumber: false, Href: "/x")], [Row("12 h to 2 d", "50 to 57%", "within 10%")]));

    [Fact]
    public void DataTable_Folded_NamesEachCellAndStaysATableForThoseWhoListen()
    {
        var table = Render<DataTable>(parameters => parameters.Add(p => p.Id, "t").Add(p => p.Caption, "Countries").Add(p => p.Columns, Wide)
            .Add(p => p.Rows, [Row("12 h to 2 d", "50 to 57%", "the two counts are the same"), Row("19 h", "50 to 57%", "")]));

        Assert.Equal(Wide[1..].Select(column => column.Label), table.FindAll("[role=table] tbody tr:first-child [role=cell]").Select(cell => cell.GetAttribute("data-label")!));
        Assert.Contains("long", table.FindAll("td")[5].ClassName!, StringComparison.Ordinal);
        Assert.Contains("empty", table.FindAll("td")[11].ClassName!, StringComparison.Ordinal);
    }

    private static TableRow Row(string half, string interval, string result) => new(new Link("Brastovia (fictional)"), ["229", half, "221", "43%", interval, result]);
}
