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
}
