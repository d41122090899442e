using System.Diagnostics;

namespace Portal.Ui.Charts;

/// <summary>A finished chart: size, words for those who do not see it, and marks in painting order.</summary>
public sealed record Drawing(double Width, double Height, string Title, string Description, IReadOnlyList<Mark> Marks)
{
    /// <summary>The same drawing from right to left. Only for charts without a time axis, hence without free shapes.</summary>
    public Drawing Mirrored() => this with { Marks = [.. Marks.Select(Mirror)] };

    private Mark Mirror(Mark mark) => mark switch
    {
        Mark.Box box => box with { X = Width - box.X - box.Width },
        Mark.Line line => line with { X1 = Width - line.X1, X2 = Width - line.X2 },
        Mark.Dot dot => dot with { X = Width - dot.X },
        Mark.Words words => words with { X = Width - words.X, Anchor = Opposite(words.Anchor) },
        Mark.Shape => throw new InvalidOperationException("A drawing with a time axis is not mirrored."),
        _ => throw new UnreachableException(),
    };

    private static Anchor Opposite(Anchor anchor) => anchor switch
    {
        Anchor.Start => Anchor.End,
        Anchor.End => Anchor.Start,
        _ => Anchor.Middle,
    };
}
