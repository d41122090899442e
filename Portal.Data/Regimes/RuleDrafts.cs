using System.Globalization;

namespace Portal.Data.Regimes;

/// <summary>Checks proposed rows with the same reader as the catalogue's file.</summary>
public sealed class RuleDrafts(RuleTextStore texts, RuleBook book)
{
    /// <summary>Reads a proposed row against the rows that now stand.</summary>
    /// <param name="body">A JSON object with the keys of a row.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The draft, or what is wrong with it.</returns>
    public async Task<(RuleDraft? Draft, IReadOnlyList<CatalogueProblem> Problems)> ReadAsync(string body, CancellationToken cancellation)
    {
        var editions = await texts.AllAsync(cancellation);
        return editions.Count == 0
            ? (null, [new CatalogueProblem("$", "cannot be compared: no catalogue is loaded")])
            : Read(body, editions[^1]);
    }

    internal (RuleDraft? Draft, IReadOnlyList<CatalogueProblem> Problems) Read(string body, StoredEdition newest)
    {
        var problems = new List<CatalogueProblem>();
        if (RuleChange.Read(body, newest.Texts, newest.Number + 1, problems) is not { } change)
        {
            return (null, problems);
        }

        return book.Check(change.File) switch
        {
            CatalogueResult.Loaded loaded => (new RuleDraft(change, loaded.Catalogue, newest.Number), []),
            CatalogueResult.Refused refused => (null, [.. refused.Problems.Select(problem => Within(problem, change.Position))]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The path within the proposed row, where the error lies there.</summary>
    private static CatalogueProblem Within(CatalogueProblem problem, int position)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"$[{position}]");
        return problem.Path.StartsWith(place, StringComparison.Ordinal) ? problem with { Path = "$" + problem.Path[place.Length..] } : problem;
    }
}
