using System.Text;
using Portal.Ui;
using Portal.Ui.Charts;
using Portal.Ui.Files;

namespace Portal.Tests.Portal.Ui.Files;

public sealed class ChartTablesTests
{
    [Fact]
    public void SplitBar_HiddenBar_HasWordsAndNoNumber()
    {
        var data = new SplitBarData { Title = "t", Description = "d", Rows = [new SplitRow("XJ", [new(SplitKind.Hidden, 1, "c")])] };

        var row = Assert.Single(ChartTables.Of(data).Rows);

        Assert.Equal(["XJ", "hidden", null, null, null, "hidden, so that nobody can be identified", null], row.Select(value => value.Text));
    }

    [Fact]
    public void Tiles_HiddenTile_SaysWhyAndHasNoStep()
    {
        var data = new TilesData
        {
            Title = "t",
            Description = "d",
            ScaleLabel = "per cent",
            Steps = [],
            Groups = [new TileGroup("Fictional", [new Tile("XA", 3, "42%"), new Tile("XB", null, "c", CellGap.Hidden)])],
        };

        var rows = ChartTables.Of(data).Rows;

        Assert.Equal(["Fictional", "XA", "3", "42%", null, "per cent"], rows[0].Select(value => value.Text));
        Assert.Equal(["Fictional", "XB", null, null, "hidden, so that nobody can be identified", "per cent"], rows[1].Select(value => value.Text));
    }

    [Fact]
    public void Trend_MissingPeriod_StaysEmptyAndIsNeverZero()
    {
        var data = new TrendData { Title = "t", Description = "d", AxisLabel = "per cent", Points = [new("Q1", 0.1, 0.05, 0.2), new("Q2", null)] };

        var rows = ChartTables.Of(data).Rows;

        Assert.Equal("0.1", rows[0][1].Text);
        Assert.Null(rows[1][1].Text);
    }

    [Fact]
    public void Survival_OwnAndOthers_AreToldApartByName()
    {
        var data = new SurvivalData { Title = "t", Description = "d", Own = new Curve("XB", [new(60, 0.5)]), Context = [new Curve("All", [new(60, 0.7, 0.6, 0.8)])] };

        Assert.Equal([["XB", "60", "0.5", null, null, "share still online"], ["All", "60", "0.7", "0.6", "0.8", "share still online"]], ChartTables.Of(data).Rows.Select(row => row.Select(value => value.Text)));
    }

    [Fact]
    public void Table_OfEveryKind_HasAValueForEachColumn()
    {
        ChartTable[] tables =
        [
            ChartTables.Of(new BarData { Title = "t", Description = "d", AxisLabel = "a", Rows = [new BarRow("n", 1, "1")] }),
            ChartTables.Of(new DotWhiskerData { Title = "t", Description = "d", Rows = [new DotRow("n", 1, "1")] }),
            ChartTables.Of(new TimelineData { Title = "t", Description = "d", Rows = [new TimelineRow("n", "met") { Moment = (3, "clocks change") }] }),
            ChartTables.Of(new TrendData { Title = "t", Description = "d", AxisLabel = "a", Points = [new("Q1", 1)] }),
            ChartTables.Of(new SplitBarData { Title = "t", Description = "d", Rows = [new SplitRow("n", [new(SplitKind.Met, 1, "")])] }),
            ChartTables.Of(new TilesData { Title = "t", Description = "d", ScaleLabel = "s", Steps = [], Groups = [new TileGroup("g", [new Tile("XA", 1, "1%")])] }),
            ChartTables.Of(new SurvivalData { Title = "t", Description = "d", Own = new Curve("n", [new(1, 1)]) }),
        ];

        Assert.All(tables, table => Assert.Equal(table.Columns.Count, Assert.Single(table.Rows).Count));
    }

    [Fact]
    public void Csv_FormulaInAName_IsLedByAnApostropheAndNumbersAreNot()
    {
        var table = new ChartTable(["name", "value"], [["=1+1", (double?)-2.5]]);

        var text = Encoding.UTF8.GetString(ChartCsv.Write(table, new FigureFacts { Source = "Somebody, of somewhere", IsSynthetic = true }));

        Assert.Equal("name,value,source,as_of,known_at,synthetic\r\n'=1+1,-2.5,\"Somebody, of somewhere\",,,true\r\n", text);
    }

    [Fact]
    public void Lines_LongText_FitTheWidthAndLoseNoWord()
    {
        const string Text = "Was the legal time limit met, by kind of service, in the first half of the year?";

        var lines = TextLines.Of(Text, 240, 18, isBold: true);

        Assert.True(lines.Count > 1);
        Assert.Equal(Text, string.Join(' ', lines));
        Assert.All(lines, line => Assert.InRange(TextSize.Width(line, 18, isBold: true), 1, 240));
    }
}
