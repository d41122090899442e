namespace Portal.Data.Figures;

/// <summary>Exact sums, shares and averages of published figures.</summary>
public static class FigureMath
{
    /// <summary>The sum of the numbers; figures without one are left out, so ask first whether any is missing.</summary>
    public static decimal Sum(IEnumerable<Figure> figures) => figures.Sum(figure => figure.Value ?? 0);

    /// <summary>A part in per cent of a whole, rounded half up; null where the whole is 0.</summary>
    /// <example>83,037 of 291,273 in whole per cent is 29.</example>
    public static decimal? Percent(decimal part, decimal whole, int decimals) =>
        whole == 0 ? null : Math.Round(100 * part / whole, decimals, MidpointRounding.AwayFromZero);

    /// <summary>A printed share from 0 to 1, whether it was printed in per cent or as a share of 1; null for other units and where no number is printed.</summary>
    /// <example>85.4 with the unit % is 0.854; 0.962 with the unit share of 1 is 0.962.</example>
    public static decimal? Share(Figure figure) => figure.Unit switch
    {
        "%" => figure.Value / 100,
        "share of 1" => figure.Value,
        _ => null,
    };

    /// <summary>The figures with the smallest and the largest number, the first of each; null without numbers.</summary>
    public static (Figure Lowest, Figure Highest)? Range(IEnumerable<Figure> figures)
    {
        var known = figures.Where(figure => figure.Value is not null).ToList();
        return known.Count == 0 ? null : (known.MinBy(figure => figure.Value)!, known.MaxBy(figure => figure.Value)!);
    }

    /// <summary>The change from one value to the next in per cent of the first, rounded half up; null where the first is 0.</summary>
    public static decimal? Change(decimal before, decimal after, int decimals) => Percent(after - before, before, decimals);

    /// <summary>The mean of values weighted by counts, rounded half up; null without weight.</summary>
    /// <example>2 days for 10 notices and 5 days for 20 make 4 days.</example>
    public static decimal? WeightedMean(IEnumerable<(decimal Value, decimal Weight)> pairs, int decimals)
    {
        var (sum, weight) = pairs.Aggregate((Sum: 0m, Weight: 0m), (at, pair) => (at.Sum + (pair.Value * pair.Weight), at.Weight + pair.Weight));
        return weight == 0 ? null : Math.Round(sum / weight, decimals, MidpointRounding.AwayFromZero);
    }

    /// <summary>The middle value, or the mean of the two in the middle; null without values.</summary>
    public static decimal? Median(IEnumerable<decimal> values)
    {
        decimal[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length == 0 ? null
            : sorted.Length % 2 == 1 ? sorted[middle]
            : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
