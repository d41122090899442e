namespace Portal.Ui.Charts;

/// <summary>One thing drawn, in the drawing's own pixels. How it looks is a class of charts.css.</summary>
public abstract record Mark
{
    private Mark()
    {
    }

    /// <summary>A box; <see cref="Pattern"/> replaces the class's fill.</summary>
    public sealed record Box(double X, double Y, double Width, double Height, string Class, Pattern Pattern = Pattern.None) : Mark;

    /// <summary>A straight line.</summary>
    public sealed record Line(double X1, double Y1, double X2, double Y2, string Class) : Mark;

    /// <summary>A dot.</summary>
    public sealed record Dot(double X, double Y, double Radius, string Class) : Mark;

    /// <summary>Words; <see cref="Y"/> is the baseline.</summary>
    public sealed record Words(double X, double Y, string Text, string Class, Anchor Anchor = Anchor.Start) : Mark;

    /// <summary>Any other shape, as SVG path data.</summary>
    public sealed record Shape(string Path, string Class) : Mark;
}
