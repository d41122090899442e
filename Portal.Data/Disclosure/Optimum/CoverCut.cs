namespace Portal.Data.Disclosure.Optimum;

/// <summary>What every safe pattern fulfils: the sum of weight x (1 if the cell is hidden) is at least <paramref name="Least"/>.</summary>
internal sealed record CoverCut(int[] Cells, double[] Weights, double Least)
{
    /// <summary>How far a pattern, perhaps of fractions, falls short; 0 or less if it does not.</summary>
    internal double ShortOf(ReadOnlySpan<double> pattern)
    {
        var sum = 0.0;
        for (var k = 0; k < Cells.Length; k++)
        {
            sum += Weights[k] * pattern[Cells[k]];
        }

        return Least - sum;
    }
}
