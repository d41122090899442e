using Portal.Data.Cube;
using Portal.Data.Notices;

namespace Portal.Regulators.Providers;

/// <summary>
/// Reads the cohorts that providers are compared with, for their list and for the page of each. All pages of a scope and period ask for the same
/// ones, so they are kept as long as the cells stay the same; the state of the cells is asked before each look.
/// </summary>
internal sealed class CohortReader(CubeQueries cube, DueQueries due)
{
    private const int MostStrata = 200_000;
    private readonly VersionShelf<ComparedCohorts> shelf = new(MostStrata, one => 1 + one.Strata.Count);

    internal async Task<ComparedCohorts> ReadAsync(Scope scope, SliceWindow window, CancellationToken cancellation)
    {
        var (version, key) = (await cube.VersionAsync(cancellation), ProviderListKey.Of(scope, window));
        if (shelf.Find(version, key) is { } kept)
        {
            return kept;
        }

        var read = await due.ReadAsync(scope, new ItemFilter(), window, cancellation);
        var found = new ComparedCohorts(read.ByProvider(window), read.Strata(window));
        if (version.IsCounted && await cube.VersionAsync(cancellation) == version)
        {
            shelf.Keep(version, key, found);
        }

        return found;
    }
}
