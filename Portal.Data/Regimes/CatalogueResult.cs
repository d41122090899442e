namespace Portal.Data.Regimes;

/// <summary>Outcome of reading a catalogue.</summary>
public abstract record CatalogueResult
{
    private CatalogueResult()
    {
    }

    /// <summary>Every row is valid.</summary>
    /// <param name="Catalogue">The rules.</param>
    public sealed record Loaded(RuleCatalogue Catalogue) : CatalogueResult;

    /// <summary>Nothing is used; each error has its path.</summary>
    /// <param name="Problems">In the order of the file.</param>
    public sealed record Refused(IReadOnlyList<CatalogueProblem> Problems) : CatalogueResult;
}
