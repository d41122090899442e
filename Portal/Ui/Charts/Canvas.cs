using System.Globalization;

namespace Portal.Ui.Charts;

/// <summary>Collects marks in painting order and remembers where words stand, so that no two touch.</summary>
internal sealed class Canvas(double width, CultureInfo culture)
{
    internal const double TextHeight = 13;

    private readonly List<Mark> _marks = [];
    private readonly List<Mark> _words = [];
    private readonly List<Area> _taken = [];

    internal double Width { get; } = width;

    internal CultureInfo Culture { get; } = culture;

    internal bool IsNarrow => Width < 480;

    internal void Add(Mark mark) => _marks.Add(mark);

    internal void Box(double x, double y, double boxWidth, double height, string @class, Pattern pattern = Pattern.None)
    {
        if (boxWidth > 0 && height > 0)
        {
            _marks.Add(new Mark.Box(x, y, boxWidth, height, @class, pattern));
        }
    }

    internal void Line(double x1, double y1, double x2, double y2, string @class) => _marks.Add(new Mark.Line(x1, y1, x2, y2, @class));

    internal void Dot(double x, double y, double radius, string @class)
    {
        _marks.Add(new Mark.Dot(x, y, radius, @class));
        _taken.Add(new Area(x - radius, y - radius, x + radius, y + radius));
    }

    internal void Shape(PathData path, string @class) => _marks.Add(new Mark.Shape(path.ToString(), @class));

    /// <summary>Words that stand exactly here, like those of an axis.</summary>
    internal void Words(double x, double y, string text, string @class = Classes.Text, Anchor anchor = Anchor.Start)
    {
        _words.Add(new Mark.Words(x, y, text, @class, anchor));
        _taken.Add(AreaOf(x, y, text, @class, anchor));
    }

    /// <summary>Keeps words away from a line or shape.</summary>
    internal void Avoid(double left, double top, double right, double bottom) =>
        _taken.Add(new Area(Math.Min(left, right), Math.Min(top, bottom), Math.Max(left, right), Math.Max(top, bottom)));

    /// <summary>Puts words at the first place that is free and inside the drawing. False if there is none: the table still has them.</summary>
    internal bool TryWords(string text, string @class, params ReadOnlySpan<(double X, double Y, Anchor Anchor)> places)
    {
        foreach (var (x, y, anchor) in places)
        {
            var area = AreaOf(x, y, text, @class, anchor);
            if (area.Left >= 0 && area.Right <= Width && area.Top >= 0 && !_taken.Exists(area.Touches))
            {
                Words(x, y, text, @class, anchor);
                return true;
            }
        }

        return false;
    }

    /// <summary>Words at the wished place, pushed sideways as far as the drawing's edges ask.</summary>
    internal void WordsInside(double x, double y, string text, string @class = Classes.Text)
    {
        var half = TextSize.Width(text, TextHeight, IsBold(@class)) / 2;
        if (x + half > Width)
        {
            Words(Width, y, text, @class, Anchor.End);
        }
        else if (x - half < 0)
        {
            Words(0, y, text, @class);
        }
        else
        {
            Words(x, y, text, @class, Anchor.Middle);
        }
    }

    /// <summary>Words last, so that no mark covers them.</summary>
    internal Drawing Finish(double height, string title, string description) =>
        new(Width, height, title, description, [.. _marks, .. _words]);

    private static bool IsBold(string @class) =>
        @class.StartsWith(Classes.TextStrong, StringComparison.Ordinal)
        || @class.StartsWith(Classes.TextMet, StringComparison.Ordinal)
        || @class.StartsWith(Classes.TextMissed, StringComparison.Ordinal);

    private static Area AreaOf(double x, double y, string text, string @class, Anchor anchor)
    {
        var wide = TextSize.Width(text, TextHeight, IsBold(@class));
        var left = anchor switch { Anchor.Start => x, Anchor.Middle => x - (wide / 2), _ => x - wide };
        return new Area(left, y - 11, left + wide, y + 4);
    }

    private sealed record Area(double Left, double Top, double Right, double Bottom)
    {
        internal bool Touches(Area other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
