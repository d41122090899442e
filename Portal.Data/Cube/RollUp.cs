namespace Portal.Data.Cube;

/// <summary>A coarser view of the slices that is kept beside the finest ones: what it does not keep is summed over.</summary>
/// <param name="Provider">Keeps the provider.</param>
/// <param name="HostCountry">Keeps the host country.</param>
/// <param name="IssuerCountry">Keeps the issuer country.</param>
/// <param name="Category">Keeps the category.</param>
/// <param name="Rule">Keeps the rule.</param>
internal sealed record RollUp(bool Provider = false, bool HostCountry = false, bool IssuerCountry = false, bool Category = false, bool Rule = false)
{
    /// <summary>Every roll-up that is kept; each can be summed from any finer one before it or from the finest slices.</summary>
    internal static IReadOnlyList<RollUp> All { get; } =
    [
        new(Provider: true, Rule: true), new(HostCountry: true, Category: true), new(IssuerCountry: true),
        new(Provider: true), new(Rule: true), new(HostCountry: true), new(Category: true), new(),
    ];

    /// <summary>Whether cells by group of notices are kept too, for intervals: of roll-ups by one thing and of the sum of all.</summary>
    internal bool HasGroups => (Provider ? 1 : 0) + (HostCountry ? 1 : 0) + (IssuerCountry ? 1 : 0) + (Category ? 1 : 0) + (Rule ? 1 : 0) <= 1;

    /// <summary>Whether this can be summed from another roll-up: it keeps nothing that the other does not.</summary>
    internal bool IsCoarserThan(RollUp other) =>
        this != other
        && (other.Provider || !Provider)
        && (other.HostCountry || !HostCountry)
        && (other.IssuerCountry || !IssuerCountry)
        && (other.Category || !Category)
        && (other.Rule || !Rule);

    /// <summary>Whether a slice lies inside one of this roll-up: it names everything that the roll-up keeps.</summary>
    internal bool Holds(SliceKey slice) =>
        (!Provider || slice.Provider is not null)
        && (!HostCountry || slice.HostCountry is not null)
        && (!IssuerCountry || slice.IssuerCountry is not null)
        && (!Category || slice.Category is not null)
        && (!Rule || slice.Rule is not null);

    /// <summary>The slice of this roll-up that a finer slice adds to.</summary>
    internal SliceKey Of(SliceKey finer) => new(
        Provider ? finer.Provider : null,
        HostCountry ? finer.HostCountry : null,
        IssuerCountry ? finer.IssuerCountry : null,
        Category ? finer.Category : null,
        Rule ? finer.Rule : null,
        finer.IsSynthetic);
}
