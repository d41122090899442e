namespace Portal.Data.Disclosure;

/// <summary>
/// A linear inequality that the public can read off a rate, a band or a median bin:
/// <see cref="Lower"/> &lt;= sum of coefficient x cell &lt;= <see cref="Upper"/>, both ends included, in the problem's integer units.
/// </summary>
/// <param name="Terms">Cell ids with integer coefficients.</param>
/// <param name="Lower">Lower end; null means none.</param>
/// <param name="Upper">Upper end; null means none.</param>
public sealed record PublishedFact(IReadOnlyList<(string Cell, long Coefficient)> Terms, long? Lower, long? Upper);
