namespace Portal.Data.Measures;

/// <summary>How items hang together, so that standard errors don't take what goes together for independent.</summary>
public abstract record ItemBonds
{
    private ItemBonds()
    {
    }

    /// <summary>By notice.</summary>
    /// <param name="Notices">The notice of each observation, in their order.</param>
    public sealed record Known(IReadOnlyList<long> Notices) : ItemBonds;

    /// <summary>Notices are not known: the spread is borrowed.</summary>
    /// <param name="Effects">Variance by notice over variance by item of each way out.</param>
    public sealed record Borrowed(IReadOnlyList<double> Effects) : ItemBonds;
}
