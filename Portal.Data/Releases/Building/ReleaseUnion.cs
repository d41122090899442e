using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>
/// Everything ever published as one publication, read as an attacker would: a cell that two versions name is one number, unless what is
/// shown says that it changed; then everything linked with the change is read apart, version by version.
/// </summary>
internal static class ReleaseUnion
{
    /// <param name="releases">Publications, oldest first.</param>
    internal static PublicRelease Of(IReadOnlyList<PublicRelease> releases)
    {
        var cells = new Dictionary<string, long?>(StringComparer.Ordinal);
        var equations = new List<TotalEquation>();
        var facts = new List<PublishedFact>();
        for (var at = 0; at < releases.Count; at++)
        {
            var release = releases[at];
            var changed = Changed(release, cells);
            var suffix = FormattableString.Invariant($"#{at + 1}");
            string Name(string cell) => changed.Contains(cell) ? cell + suffix : cell;
            foreach (var (cell, value) in release.Cells)
            {
                // What one version shows is known, whatever another hides
                cells[Name(cell)] = value ?? cells.GetValueOrDefault(Name(cell));
            }

            equations.AddRange(release.Equations.Select(equation => new TotalEquation(Name(equation.Total), [.. equation.Parts.Select(Name)])));
            facts.AddRange(release.Facts.Select(fact => fact with { Terms = [.. fact.Terms.Select(term => (Name(term.Cell), term.Coefficient))] }));
        }

        return new PublicRelease { Cells = cells, Equations = [.. equations.DistinctBy(equation => $"{equation.Total};{string.Join(',', equation.Parts)}")], Facts = facts };
    }

    /// <summary>Cells that visibly changed since an earlier version, and all that hang together with one.</summary>
    private static HashSet<string> Changed(PublicRelease release, Dictionary<string, long?> before)
    {
        var changed = release.Cells.Where(cell => cell.Value is { } value && before.TryGetValue(cell.Key, out var old) && old is { } published && published != value)
            .Select(cell => cell.Key)
            .ToHashSet(StringComparer.Ordinal);
        if (changed.Count == 0)
        {
            return changed;
        }

        var links = release.Equations.Select(equation => equation.Parts.Append(equation.Total).ToArray())
            .Concat(release.Facts.Select(fact => fact.Terms.Select(term => term.Cell).ToArray()))
            .ToArray();
        for (var grew = true; grew;)
        {
            grew = false;
            foreach (var link in links.Where(link => link.Any(changed.Contains)))
            {
                var size = changed.Count;
                changed.UnionWith(link.Where(release.Cells.ContainsKey));
                grew |= changed.Count > size;
            }
        }

        return changed;
    }
}
