using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>One string for each name. A year of releases names a cell some ten times over: in its table, its sums, its parts and its moves.</summary>
internal sealed class SharedNames
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> spans;

    internal SharedNames() => spans = names.GetAlternateLookup<ReadOnlySpan<char>>();

    internal string Of(string name)
    {
        if (names.TryGetValue(name, out var known))
        {
            return known;
        }

        names.Add(name);
        return name;
    }

    internal string Of(ReadOnlySpan<char> name) => spans.TryGetValue(name, out var known) ? known : Of(name.ToString());

    internal PublicRelease Of(PublicRelease release) => release with
    {
        Cells = release.Cells.ToDictionary(cell => Of(cell.Key), cell => cell.Value, StringComparer.Ordinal),
        Rests = release.Rests.Select(Of).ToHashSet(StringComparer.Ordinal),
        Equations = [.. release.Equations.Select(equation => new TotalEquation(Of(equation.Total), [.. equation.Parts.Select(Of)]))],
        Facts = [.. release.Facts.Select(fact => fact with { Terms = [.. fact.Terms.Select(term => (Of(term.Cell), term.Coefficient))] })],
        Intervals = [.. release.Intervals.Select(interval => interval with { Cell = Of(interval.Cell) })],
    };
}
