using Bunit;
using Portal.Public.Dev;
using Portal.Ui;
using Portal.Ui.Charts;

namespace Portal.Tests.Portal.Ui;

public sealed class ComponentTests : BunitContext
{
    [Fact]
    public void DataTable_HiddenCell_HasItsSignAndTheKeyBelow()
    {
        var table = Render<DataTable>(parameters => parameters
            .Add(p => p.Id, "t").Add(p => p.Caption, "Items due").Add(p => p.Columns, GallerySamples.Columns).Add(p => p.Rows, GallerySamples.Rows));

        Assert.Equal("Items due", table.Find("[role=region]").GetAttribute("aria-labelledby") is { } id ? table.Find($"#{id}").TextContent.Trim() : null);
        Assert.All(table.FindAll("tbody th"), header => Assert.Equal("row", header.GetAttribute("scope")));
        Assert.Contains("hidden, so that nobody can be identified", table.Markup, StringComparison.Ordinal);
        Assert.Equal("descending", table.Find("thead th[aria-sort]").GetAttribute("aria-sort"));
    }

    [Theory]
    [InlineData(false, "H2")]
    [InlineData(true, "H3")]
    public void EmptyState_WhereverItStands_KeepsTheOrderOfHeadings(bool isInSection, string tag)
    {
        var state = Render<EmptyState>(parameters => parameters.Add(p => p.Title, "No open clocks").Add(p => p.ChildContent, "They start with a notice.").Add(p => p.IsInSection, isInSection));

        Assert.Equal(tag, state.Find("section").FirstElementChild!.TagName);
    }

    [Fact]
    public void DataTable_NoRows_SaysSo()
    {
        var table = Render<DataTable>(parameters => parameters
            .Add(p => p.Id, "t").Add(p => p.Caption, "Items").Add(p => p.Columns, GallerySamples.Columns).Add(p => p.Rows, []).Add(p => p.Empty, "Nothing received."));

        Assert.Equal("Nothing received.", table.Find("tbody td").TextContent);
    }

    [Fact]
    public void DataTable_List_NamesEachCellAndStaysATableForThoseWhoListen()
    {
        var table = Render<DataTable>(parameters => parameters.Add(p => p.Id, "t").Add(p => p.Caption, "Tables").Add(p => p.IsList, true)
            .Add(p => p.Columns, [new TableColumn("Table", IsNumber: false), new TableColumn("Size", "kB")]).Add(p => p.Rows, [new TableRow(new Link("By country"), ["7.9"])]));

        Assert.Equal("Size (kB)", table.Find("[role=table] [role=row] [role=cell]").GetAttribute("data-label"));
        Assert.NotNull(table.Find("thead [role=columnheader]"));
        Assert.NotNull(table.Find("tbody [role=rowheader]"));
    }

    [Fact]
    public void Figure_Order_IsQuestionAnswerChartFactsTable()
    {
        var figure = Render<Figure>(parameters => parameters
            .Add(p => p.Id, "f").Add(p => p.Question, "How long?").Add(p => p.Answer, "Nine hours.").Add(p => p.Chart, "<svg></svg>")
            .Add(p => p.Facts, GallerySamples.Facts).Add(p => p.Table, "<table></table>").Add(p => p.Downloads, GallerySamples.Downloads));

        Assert.Equal(["FIGCAPTION", "DIV", "DL", "DIV"], figure.Find("figure").Children.Select(child => child.TagName));
        Assert.Contains("48,210", figure.Find("dl").TextContent, StringComparison.Ordinal);
        Assert.Contains("15 Nov 2026, 00:00 UTC", figure.Find("dl").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Svg_Patterns_AreItsOwn()
    {
        var chart = Render<SplitBar>(parameters => parameters.Add(p => p.Id, "met").Add(p => p.Data, GalleryBars.Met));

        Assert.Equal(2, chart.FindAll("svg[role=img][aria-label='Was the legal time limit met?']").Count);
        Assert.Equal(["met-w-hatched", "met-n-hatched"], chart.FindAll("pattern").Select(pattern => pattern.Id));
        Assert.Empty(chart.FindAll("[style]"));
    }

    [Fact]
    public void Field_Error_IsTiedToItsInput()
    {
        var field = Render<Field>(parameters => parameters
            .Add(p => p.Id, "ref").Add(p => p.Label, "Reference").Add(p => p.Hint, "8 signs").Add(p => p.Error, "not an address")
            .Add(p => p.ChildContent, ids => $"<input id=\"{ids.Id}\" aria-describedby=\"{ids.DescribedBy}\" aria-invalid=\"{ids.Invalid}\">"));

        var input = field.Find("input");
        Assert.Equal("ref-hint ref-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Contains("not an address", field.Find("#ref-error").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, false, true)]
    [InlineData(2, true, true)]
    [InlineData(3, true, false)]
    public void Pager_AnyPage_LinksToItsNeighbours(int page, bool hasPrevious, bool hasNext)
    {
        var pager = Render<Pager>(parameters => parameters.Add(p => p.Page, page).Add(p => p.PageCount, 3).Add(p => p.Href, number => $"?page={number}"));

        Assert.Equal(hasPrevious, pager.FindAll("[rel=prev]").Count == 1);
        Assert.Equal(hasNext, pager.FindAll("[rel=next]").Count == 1);
    }

    [Fact]
    public void ErrorSummary_NoProblems_ShowsNothing() =>
        Assert.Empty(Render<ErrorSummary>(parameters => parameters.Add(p => p.Problems, [])).Markup.Trim());
}
