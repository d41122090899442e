namespace Portal.Data.Clocks;

/// <summary>The stop that ends an episode under each due time: what came back inside one limit may have come back after another.</summary>
internal sealed record EpisodeStops(Stop? InForce, Stop? Original, Stop? Extended)
{
    internal EpisodeStops Select(Func<Stop?, Stop?> change) => new(change(InForce), change(Original), change(Extended));
}
