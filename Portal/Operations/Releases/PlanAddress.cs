namespace Portal.Operations.Releases;

/// <summary>What the address of the plan page asks for.</summary>
/// <param name="Programme">Id of a programme.</param>
/// <param name="Period">The newest month; the last one that is over if empty.</param>
/// <param name="AsOf">A, to the minute in UTC; now if empty.</param>
/// <param name="KnownAt">K likewise.</param>
/// <param name="Release">A published release that is to be corrected, instead of all these.</param>
/// <param name="Reason">Why it is corrected.</param>
/// <param name="Emergency">Not empty where wrong numbers are taken away at once, and none is shown anew.</param>
public sealed record PlanAddress(string? Programme, string? Period, string? AsOf, string? KnownAt, string? Release, string? Reason, string? Emergency = null)
{
    /// <summary>Whether it is an emergency.</summary>
    public bool IsEmergency => !string.IsNullOrEmpty(Emergency);
}
