namespace Portal.Data.Disclosure;

/// <summary>
/// What a published stretch of a quantile says about counts: of n closed cases at most the share lies at or below the lower edge, and at least
/// the share at or below the upper one. True of plain counts only: a Kaplan-Meier quantile with open or late-entering cases bounds no count.
/// </summary>
/// <example>
/// The median of the 30 cases <c>n</c> lies beyond 24 hours and within 48: with <c>a</c> cases up to 24 hours and <c>b</c> from 24 to 48,
/// <c>Of("n", ["a"], ["a", "b"], 1, 2)</c> says 2 a &lt;= n and 2 (a + b) &gt;= n.
/// </example>
public static class QuantileFacts
{
    /// <summary>Two inequalities, or one where the stretch has no lower edge or no upper one.</summary>
    /// <param name="total">The cell that counts all cases.</param>
    /// <param name="upToLower">Cells that together count the cases at or below the lower edge; none where the stretch begins at 0.</param>
    /// <param name="upToUpper">Cells that together count the cases at or below the upper edge; none where the stretch has no end.</param>
    /// <param name="numerator">The share, 1 of 2 for the median.</param>
    /// <param name="denominator">What the share is out of, more than the numerator.</param>
    public static IEnumerable<PublishedFact> Of(string total, IReadOnlyList<string> upToLower, IReadOnlyList<string> upToUpper, int numerator, int denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(numerator);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(numerator, denominator);
        if (upToLower.Count > 0)
        {
            yield return new PublishedFact(Terms(upToLower), null, 0);
        }

        if (upToUpper.Count > 0)
        {
            yield return new PublishedFact(Terms(upToUpper), 0, null);
        }

        (string Cell, long Coefficient)[] Terms(IReadOnlyList<string> cells) => [.. cells.Select(cell => (cell, (long)denominator)), (total, -numerator)];
    }
}
