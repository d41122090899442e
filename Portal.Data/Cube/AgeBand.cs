using NodaTime;

namespace Portal.Data.Cube;

/// <summary>Open items by age since receipt: older than <paramref name="Over"/>, up to <paramref name="UpTo"/>.</summary>
/// <param name="Over">Exclusive lower age; zero takes age zero too.</param>
/// <param name="UpTo">Inclusive upper age; null is the open last band.</param>
/// <param name="Open">All open items in the band.</param>
/// <param name="Overdue">Those of them past their deadline.</param>
public sealed record AgeBand(Duration Over, Duration? UpTo, int Open, int Overdue)
{
    /// <summary>Open items whose deadline has not passed.</summary>
    public int NotDue => Open - Overdue;
}
