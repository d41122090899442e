using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Portal.Ui.Charts;

namespace Portal.Ui.Files;

/// <summary>A figure as a picture that stands alone: the question, the chart, and the facts that a reader needs to quote it.</summary>
public sealed class SvgFile : ComponentBase
{
    private const double Margin = 24;
    private const double TitleSize = 18;
    private const double TitleLine = 26;
    private const double FactSize = 12;
    private const double FactLine = 18;

    /// <summary>The figure.</summary>
    [Parameter, EditorRequired]
    public required FigureSheet Sheet { get; set; }

    /// <summary>How its marks look.</summary>
    [Parameter, EditorRequired]
    public required string Style { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var drawing = Sheet.Draw();
        var titles = TextLines.Of(Sheet.Question, drawing.Width, TitleSize, isBold: true);
        var facts = TextLines.Of(Facts(Sheet.Facts), drawing.Width, FactSize);
        var top = Margin + (titles.Count * TitleLine) + 8;
        var bottom = top + drawing.Height + 28;
        var (width, height) = (drawing.Width + (2 * Margin), bottom + ((facts.Count - 1) * FactLine) + Margin);

        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "xmlns", "http://www.w3.org/2000/svg");
        builder.AddAttribute(2, "class", "drawing");
        builder.AddAttribute(3, "width", PathData.Number(width));
        builder.AddAttribute(4, "height", PathData.Number(height));
        builder.AddAttribute(5, "viewBox", $"0 0 {PathData.Number(width)} {PathData.Number(height)}");
        Element(builder, "title", Sheet.Question);
        Element(builder, "desc", drawing.Description);
        Element(builder, "style", Style);
        builder.OpenElement(7, "rect");
        builder.AddAttribute(8, "class", Classes.Paper);
        builder.AddAttribute(9, "width", "100%");
        builder.AddAttribute(10, "height", "100%");
        builder.CloseElement();
        Lines(builder, titles, Margin + TitleSize, TitleLine, Classes.TextTitle);
        builder.OpenComponent<Svg>(11);
        builder.AddComponentParameter(12, nameof(Svg.Id), Sheet.Id);
        builder.AddComponentParameter(13, nameof(Svg.Drawing), drawing);
        builder.AddComponentParameter(14, nameof(Svg.Place), (Margin, top));
        builder.CloseComponent();
        Lines(builder, facts, bottom, FactLine, Classes.TextSmall);
        builder.CloseElement();
    }

    private static string Facts(FigureFacts facts) => string.Join(
        " · ",
        FactLines.Of(facts, CultureInfo.CurrentUICulture).Where(line => line.Name != FactLines.Method).Select(line => TextLines.Whole($"{line.Name}: {line.Value}")).Append(TextLines.Whole("Removal Time Register")));

    private static void Element(RenderTreeBuilder builder, string name, string content)
    {
        builder.OpenElement(6, name);
        builder.AddContent(6, content);
        builder.CloseElement();
    }

    private static void Lines(RenderTreeBuilder builder, IReadOnlyList<string> lines, double top, double step, string @class)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            builder.OpenElement(0, "text");
            builder.AddAttribute(1, "class", @class);
            builder.AddAttribute(2, "x", PathData.Number(Margin));
            builder.AddAttribute(3, "y", PathData.Number(top + (at * step)));
            builder.AddContent(4, lines[at]);
            builder.CloseElement();
        }
    }
}
