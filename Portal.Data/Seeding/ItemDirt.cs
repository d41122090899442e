namespace Portal.Data.Seeding;

/// <summary>Items whose removal lies at an awkward instant.</summary>
internal static class ItemDirt
{
    /// <summary>The instant of removal and the name of what is odd about it.</summary>
    internal static (long? RemovedAt, string? Dirt) Displace(SyntheticWorld world, NoticePlan plan, int item, long? removedAt, long deadline)
    {
        if (!world.Options.Profile.HasDirt)
        {
            return (removedAt, null);
        }

        var draws = CounterRandom.For(world.Options.Seed, GeneratorStreams.Anomalies, plan.Index);
        var k = 1000 + ((ulong)item * 4);
        return draws.Uniform(k) switch
        {
            < 0.015 => (plan.IssuedAt - 600 - draws.LogNormalSeconds(k + 1, 21_600, 1), "removed_before_issue"),
            < 0.017 => (deadline, "removed_at_deadline"),
            < 0.020 => (plan.IssuedAt, "removed_at_issue"),
            _ => (removedAt, null),
        };
    }
}
