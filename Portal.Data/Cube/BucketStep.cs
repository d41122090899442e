using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>A survival curve across one bucket (From, To]: values hold at To.</summary>
/// <param name="From">Lower edge in seconds, outside; equal to <paramref name="To"/> for bucket 0.</param>
/// <param name="To">Upper edge in seconds, inside.</param>
/// <param name="AtRisk">Items at risk just after From.</param>
/// <param name="Tally">What happened inside.</param>
/// <param name="Survival">Estimate: product of 1 - d/(n - c/2 + e/2).</param>
/// <param name="Lowest">Product of 1 - d/(n - c): all censored before any removal, all entries after.</param>
/// <param name="Highest">Product of 1 - d/(n + e): the other way round.</param>
/// <param name="VarianceTerm">The bucket's part of Greenwood's sum; null where nobody is left.</param>
/// <param name="StandardError">Standard error of the estimate; null where it is 0.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BucketStep(
    double From,
    double To,
    long AtRisk,
    BucketTally Tally,
    double Survival,
    double Lowest,
    double Highest,
    double? VarianceTerm,
    double? StandardError)
{
    /// <summary>The middle of the bucket: where an age inside is reported, within half a bucket of the truth.</summary>
    public double Middle => (From + To) / 2;
}
