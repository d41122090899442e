using NodaTime;

namespace Portal.Data.Cube.Baselines;

/// <summary>What somebody enters to begin a chart's limits anew.</summary>
/// <param name="Provider">Code of the provider whose chart it is; null for the chart of all together.</param>
/// <param name="FromWeek">Monday of the first week that the new limits judge.</param>
/// <param name="Name">What happened.</param>
/// <param name="Reason">Why the weeks before can't judge those after.</param>
public sealed record BaselineRequest(string? Provider, LocalDate FromWeek, string Name, string Reason)
{
    /// <summary>Whether it also moves the chart of every provider that has the week on it; only from the chart of all together.</summary>
    public bool IsOnEveryChart { get; init; }
}
