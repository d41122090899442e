namespace Portal.Api;

/// <summary>What may stand behind the address of events.</summary>
/// <param name="Partial">Keeps the good rows of a body with bad ones.</param>
/// <param name="DryRun">Does everything and takes it back.</param>
internal readonly record struct EventsQuery(bool Partial, bool DryRun)
{
    /// <summary>Null where a value is neither true nor false, or a name is not known.</summary>
    internal static EventsQuery? Read(IQueryCollection query)
    {
        var (partial, dryRun) = (false, false);
        foreach (var (name, value) in query)
        {
            if (!bool.TryParse(value, out var isOn) || name is not ("partial" or "dry_run"))
            {
                return null;
            }

            (partial, dryRun) = name == "partial" ? (isOn, dryRun) : (partial, isOn);
        }

        return new EventsQuery(partial, dryRun);
    }
}
