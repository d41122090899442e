using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Portal.Ui.Charts;

/// <summary>Renders a drawing as inline SVG that carries its own patterns. Written in C#: Razor reads a text element as its own.</summary>
public sealed class Svg : ComponentBase
{
    /// <summary>What to draw.</summary>
    [Parameter, EditorRequired]
    public required Drawing Drawing { get; set; }

    /// <summary>Unique in the page; names the patterns.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    /// <summary>Extra classes of the svg element.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>Where its upper left corner stands inside another drawing, at its own size; null fills the place that the sheet gives it.</summary>
    [Parameter]
    public (double X, double Y)? Place { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", $"drawing {Class}".TrimEnd());
        builder.AddAttribute(2, "viewBox", $"0 0 {PathData.Number(Drawing.Width)} {PathData.Number(Drawing.Height)}");
        if (Place is { } place)
        {
            builder.AddAttribute(2, "x", N(place.X));
            builder.AddAttribute(2, "y", N(place.Y));
            builder.AddAttribute(2, "width", N(Drawing.Width));
            builder.AddAttribute(2, "height", N(Drawing.Height));
        }

        Name(builder);
        Patterns(builder);
        builder.OpenRegion(20);
        foreach (var mark in Drawing.Marks)
        {
            Render(builder, mark);
        }

        builder.CloseRegion();
        builder.CloseElement();
    }

    // A drawing without a title is decoration: the words stand beside it.
    private void Name(RenderTreeBuilder builder)
    {
        if (Drawing.Title.Length == 0)
        {
            builder.AddAttribute(3, "aria-hidden", "true");
            return;
        }

        builder.AddAttribute(4, "role", "img");
        builder.AddAttribute(5, "aria-label", Drawing.Title);
        builder.AddAttribute(6, "aria-describedby", $"{Id}-desc");
        builder.OpenElement(7, "desc");
        builder.AddAttribute(8, "id", $"{Id}-desc");
        builder.AddContent(8, Drawing.Description);
        builder.CloseElement();
    }

    private void Patterns(RenderTreeBuilder builder)
    {
        var used = Drawing.Marks.OfType<Mark.Box>().Select(box => box.Pattern).ToHashSet();
        if (used.Contains(Pattern.Hatched))
        {
            OpenPattern(builder, Pattern.Hatched, 6);
            builder.AddAttribute(14, "patternTransform", "rotate(45)");
            builder.OpenElement(15, "path");
            builder.AddAttribute(16, "class", "hatch-line");
            builder.AddAttribute(17, "d", "M0 0V6");
            builder.CloseElement();
            builder.CloseElement();
        }

        if (used.Contains(Pattern.Dotted))
        {
            OpenPattern(builder, Pattern.Dotted, 5);
            builder.OpenElement(15, "circle");
            builder.AddAttribute(16, "class", "dot-grain");
            builder.AddAttribute(17, "cx", "1.5");
            builder.AddAttribute(18, "cy", "1.5");
            builder.AddAttribute(19, "r", "0.9");
            builder.CloseElement();
            builder.CloseElement();
        }
    }

    private void OpenPattern(RenderTreeBuilder builder, Pattern pattern, int size)
    {
        builder.OpenElement(9, "pattern");
        builder.AddAttribute(10, "id", PatternId(pattern));
        builder.AddAttribute(11, "width", size);
        builder.AddAttribute(12, "height", size);
        builder.AddAttribute(13, "patternUnits", "userSpaceOnUse");
    }

    private void Render(RenderTreeBuilder builder, Mark mark)
    {
        switch (mark)
        {
            case Mark.Box box:
                if (box.Pattern != Pattern.None)
                {
                    Rectangle(builder, box, null, $"url(#{PatternId(box.Pattern)})");
                }

                Rectangle(builder, box, box.Class, null);
                break;
            case Mark.Line line:
                Element(builder, "path", line.Class, ("d", $"M{N(line.X1)} {N(line.Y1)}L{N(line.X2)} {N(line.Y2)}"));
                break;
            case Mark.Dot dot:
                Element(builder, "circle", dot.Class, ("cx", N(dot.X)), ("cy", N(dot.Y)), ("r", N(dot.Radius)));
                break;
            case Mark.Shape shape:
                Element(builder, "path", shape.Class, ("d", shape.Path));
                break;
            case Mark.Words words:
                Words(builder, words);
                break;
        }
    }

    private static void Rectangle(RenderTreeBuilder builder, Mark.Box box, string? @class, string? fill) =>
        Element(builder, "rect", @class, ("x", N(box.X)), ("y", N(box.Y)), ("width", N(box.Width)), ("height", N(box.Height)), ("fill", fill));

    private static void Words(RenderTreeBuilder builder, Mark.Words words)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", words.Class.Length > 0 ? words.Class : null);
        builder.AddAttribute(2, "x", N(words.X));
        builder.AddAttribute(3, "y", N(words.Y));
        builder.AddAttribute(4, "text-anchor", words.Anchor switch { Anchor.Middle => "middle", Anchor.End => "end", _ => null });
        builder.AddContent(5, words.Text);
        builder.CloseElement();
    }

    private static void Element(RenderTreeBuilder builder, string name, string? @class, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        builder.OpenElement(0, name);
        builder.AddAttribute(1, "class", @class);
        foreach (var (attribute, value) in attributes)
        {
            builder.AddAttribute(2, attribute, value);
        }

        builder.CloseElement();
    }

    private static string N(double value) => PathData.Number(value);

    private string PatternId(Pattern pattern) => pattern == Pattern.Hatched ? $"{Id}-hatched" : $"{Id}-dotted";
}
