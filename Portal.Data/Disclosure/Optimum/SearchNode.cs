namespace Portal.Data.Disclosure.Optimum;

/// <summary>Patterns with some cells decided: 1 hidden, 0 shown.</summary>
internal sealed record SearchNode(double[] Lower, double[] Upper)
{
    internal static SearchNode Root(int count)
    {
        var upper = new double[count];
        Array.Fill(upper, 1);
        return new SearchNode(new double[count], upper);
    }

    internal SearchNode With(int cell, bool hidden)
    {
        double[] lower = [.. Lower];
        double[] upper = [.. Upper];
        (lower[cell], upper[cell]) = hidden ? (1, 1) : (0, 0);
        return new SearchNode(lower, upper);
    }

    /// <summary>The cell that is least decided in a pattern; -1 if all are whole.</summary>
    internal static int MostOpen(double[] pattern, double whole)
    {
        var best = -1;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] > whole && pattern[i] < 1 - whole && (best < 0 || Math.Abs(pattern[i] - 0.5) < Math.Abs(pattern[best] - 0.5) - 1e-9))
            {
                best = i;
            }
        }

        return best;
    }
}
