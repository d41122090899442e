namespace Portal.Ui.Charts;

/// <summary>Draws the used part of a limit in a fixed room; what goes far beyond leaves as an arrow.</summary>
internal static class UseBarLayout
{
    private const double Limit = 75;
    private const double End = 104;

    internal static Drawing Draw(double? shareUsed)
    {
        var marks = new List<Mark> { new Mark.Box(0.5, 3.5, Limit - 1, 7, Classes.FillOpen) };
        if (shareUsed is not { } used)
        {
            marks.Add(new Mark.Box(0.5, 3.5, Limit - 1, 7, Classes.Frame, Pattern.Hatched));
        }
        else
        {
            var inside = Math.Clamp(used, 0, 1) * Limit;
            if (inside > 0)
            {
                marks.Add(new Mark.Box(0, 3, inside, 8, Classes.FillInk));
            }

            var to = Limit * used;
            if (used > 1)
            {
                marks.Add(new Mark.Box(Limit + 1, 3, Math.Max(1.5, Math.Min(to, End) - Limit - 1), 8, Classes.FillMissed));
            }

            if (to > End)
            {
                marks.Add(new Mark.Shape(new PathData().MoveTo(End, 1).LineTo(End + 6, 7).LineTo(End, 13).Close().ToString(), Classes.FillMissed));
            }
        }

        marks.Add(new Mark.Line(Limit + 0.5, 0, Limit + 0.5, 14, Classes.Limit));
        return new Drawing(112, 14, "", "", marks);
    }
}
