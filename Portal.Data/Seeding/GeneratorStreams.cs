namespace Portal.Data.Seeding;

/// <summary>Numbers of the random streams. New draws get new numbers; none is ever used for something else.</summary>
internal static class GeneratorStreams
{
    internal const ulong Providers = 50;
    internal const ulong Notices = 51;
    internal const ulong Chains = 52;
    internal const ulong Arrivals = 53;
    internal const ulong Anomalies = 54;
    internal const ulong Checks = 55;
    internal const ulong Returns = 56;
}
