using System.Globalization;

namespace Portal.Data.Disclosure.Synthetic;

/// <summary>A three-way table with all its margins, of which a share of the cells is hidden at random: work for an attacker.</summary>
public static class SyntheticCube
{
    /// <param name="size">Codes of each dimension; with the totals the table has (size + 1)^3 cells.</param>
    /// <param name="hiddenShare">Share of hidden cells, 0 to 1.</param>
    public static PublicRelease Create(int size, double hiddenShare)
    {
        var cells = new Dictionary<string, long?>();
        var equations = new List<TotalEquation>();
        for (var place = 0; place < (size + 1) * (size + 1) * (size + 1); place++)
        {
            int[] codes = [place / ((size + 1) * (size + 1)), place / (size + 1) % (size + 1), place % (size + 1)];
            var isHidden = SyntheticDice.Share(7, size, place) < hiddenShare;
            cells[Id(codes)] = isHidden ? null : Value(codes, size);
            for (var d = 0; d < 3; d++)
            {
                if (codes[d] == size)
                {
                    equations.Add(new TotalEquation(Id(codes), [.. Enumerable.Range(0, size).Select(code => Id(With(codes, d, code)))]));
                }
            }
        }

        return new PublicRelease { Cells = cells, Equations = equations };
    }

    /// <summary>A long tail: most cells small, a few large, a fifth empty.</summary>
    private static long Value(int[] codes, int size)
    {
        var d = Array.IndexOf(codes, size);
        if (d >= 0)
        {
            return Enumerable.Range(0, size).Sum(code => Value(With(codes, d, code), size));
        }

        var dice = SyntheticDice.Share(codes[0], codes[1], codes[2]);
        return dice < 0.2 ? 0 : (long)(2 / Math.Pow(1.001 - dice, 0.9));
    }

    private static int[] With(int[] codes, int dimension, int code)
    {
        int[] copy = [.. codes];
        copy[dimension] = code;
        return copy;
    }

    private static string Id(int[] codes) => string.Join('.', codes.Select(code => code.ToString(CultureInfo.InvariantCulture)));
}
